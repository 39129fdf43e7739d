package io.revline.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * An amount in one currency.
 *
 * @param amount in units of the currency, written as a decimal string: {@code "1200.50"}
 * @param currency an ISO 4217 code: {@code EUR}
 */
public record Money(
    @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {
  public Money {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(currency, "currency");
    // 1E+3 would be written as such, which is no plain decimal string.
    amount = amount.scale() < 0 ? amount.setScale(0) : amount;
  }
}
