package io.revline.forecast.series;

import io.revline.kit.Money;
import io.revline.kit.figure.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as they are told: rates to four digits, money to the decimals of its currency. */
final class Values {
  private static final int DIGITS = 4;

  private Values() {}

  /** Undefined where the number is none. */
  static Value rounded(double number) {
    return Double.isNaN(number)
        ? Value.UNDEFINED
        : new Value(BigDecimal.valueOf(number).setScale(DIGITS, RoundingMode.HALF_EVEN));
  }

  static Money money(double worth, String currency) {
    return Money.rounded(BigDecimal.valueOf(worth), currency);
  }
}
