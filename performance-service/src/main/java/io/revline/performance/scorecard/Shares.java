package io.revline.performance.scorecard;

import io.revline.kit.figure.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers that are no money as they are shown. */
final class Shares {
  private static final int DECIMALS = 6;

  private Shares() {}

  /** A part of a whole that is not 0. */
  static Value of(BigDecimal part, BigDecimal whole) {
    return new Value(part.divide(whole, DECIMALS, RoundingMode.HALF_EVEN));
  }

  /** A number with as many decimals as are shown. */
  static Value rounded(BigDecimal number) {
    return new Value(number.setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }
}
