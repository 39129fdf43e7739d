package io.revline.kit;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.revline.kit.problem.InvalidInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An amount in one currency, with as many decimals as the currency has.
 *
 * @param amount in units of the currency; a decimal string in JSON
 * @param currency an ISO 4217 code
 */
public record Money(
    @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

  /**
   * Sums may be of any sign; what people enter is checked by {@link #entered}.
   *
   * @throws InvalidInput for an unknown currency or more decimals than it has
   */
  public Money {
    int decimals = decimalsOf(currency, "amount.currency");
    if (amount.stripTrailingZeros().scale() > decimals) {
      throw InvalidInput.of(
          "amount.amount", "has more decimals than %s allows (%d)".formatted(currency, decimals));
    }
    amount = amount.setScale(decimals);
  }

  /**
   * An amount that somebody entered.
   *
   * @throws InvalidInput when either part is missing, negative, too large or unknown
   */
  public static Money entered(@Nullable BigDecimal amount, @Nullable String currency) {
    if (amount == null) {
      throw InvalidInput.of("amount.amount", "is required: a decimal string such as \"1200.50\"");
    }
    if (currency == null) {
      throw InvalidInput.of("amount.currency", "is required: an ISO 4217 code such as \"EUR\"");
    }
    if (amount.signum() < 0) {
      throw InvalidInput.of("amount.amount", "must not be negative");
    }
    if (amount.precision() - amount.scale() > 15) {
      throw InvalidInput.of("amount.amount", "must have at most 15 digits before the point");
    }
    return new Money(amount, currency);
  }

  /** An exact amount, rounded half to even to the decimals of its currency. */
  public static Money rounded(BigDecimal exact, String currency) {
    int decimals = decimalsOf(currency, "amount.currency");
    return new Money(exact.setScale(decimals, RoundingMode.HALF_EVEN), currency);
  }

  /** Nothing at all of a currency. */
  public static Money zero(String currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /** The sum; both must have one currency. */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    return new Money(amount.add(other.amount), currency);
  }

  /**
   * How many decimals a currency has.
   *
   * @param code an ISO 4217 code of money
   * @param field where the code was given
   * @throws InvalidInput for an unknown code
   */
  public static int decimalsOf(String code, String field) {
    try {
      int digits = Currency.getInstance(code).getDefaultFractionDigits();
      if (digits >= 0) {
        return digits;
      }
    } catch (IllegalArgumentException unknown) {
      // Answered below, together with codes that stand for no money (XAU, XXX).
    }
    throw InvalidInput.of(field, "'" + code + "' is not an ISO 4217 currency, use one like EUR");
  }
}
