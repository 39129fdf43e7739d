package io.revline.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one unit of a currency is worth from a date on, until the currency's next rate.
 *
 * @param currency an ISO 4217 code
 * @param date the first day in UTC on which it holds
 * @param rate units of the corporate currency for one unit, written as a decimal string
 */
public record ExchangeRate(
    String currency, LocalDate date, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate) {
  public ExchangeRate {
    // 1E+3 would be written as such, which is no plain decimal string.
    rate = rate.scale() < 0 ? rate.setScale(0) : rate;
  }
}
