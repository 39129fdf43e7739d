package io.revline.kit.currency;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.revline.kit.Money;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ReferenceType;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a currency is worth from a date on, until the currency's next rate.
 *
 * @param currency an ISO 4217 code
 * @param date the first day in UTC on which it holds, 1900 to 2200
 * @param rate units of the corporate currency for one unit, above 0; a decimal string in JSON
 */
public record ExchangeRate(
    String currency, LocalDate date, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate) {
  /** What its versions are stored as; the id is {@link #key}. */
  public static final ReferenceType<ExchangeRate> TYPE =
      new ReferenceType<>("exchange-rate", ExchangeRate.class);

  /** The first day there can be a rate of: one of then holds from the start. */
  public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);
  private static final int MOST_DECIMALS = 12;
  private static final int MOST_DIGITS = 12;

  /**
   * Equal rates are equal however many zeros they were written with.
   *
   * @throws InvalidInput for an unknown currency, a date out of range, or a rate that is none
   */
  public ExchangeRate {
    Money.decimalsOf(currency, "currency");
    if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
      throw InvalidInput.of("date", "must be from %s to %s".formatted(FIRST_DAY, LAST_DAY));
    }
    if (rate.signum() <= 0) {
      throw InvalidInput.of("rate", "must be above 0: units of the corporate currency for one");
    }
    rate = rate.stripTrailingZeros();
    if (rate.scale() > MOST_DECIMALS || rate.precision() - rate.scale() > MOST_DIGITS) {
      throw InvalidInput.of(
          "rate",
          "must have at most %d digits before and %d after the point"
              .formatted(MOST_DIGITS, MOST_DECIMALS));
    }
    rate = rate.scale() < 0 ? rate.setScale(0) : rate;
  }

  /**
   * A rate that somebody entered.
   *
   * @param date absent for a rate that holds from the start
   * @throws InvalidInput when a part is missing or wrong
   */
  public static ExchangeRate entered(
      @Nullable String currency, @Nullable LocalDate date, @Nullable BigDecimal rate) {
    if (currency == null) {
      throw InvalidInput.of("currency", "is required: an ISO 4217 code such as EUR");
    }
    if (rate == null) {
      throw InvalidInput.of("rate", "is required: units of the corporate currency for one");
    }
    return new ExchangeRate(currency, date == null ? FIRST_DAY : date, rate);
  }

  /** Names it among all rates: {@code EUR/2017-01-01}. */
  public String key() {
    return currency + "/" + date;
  }
}
