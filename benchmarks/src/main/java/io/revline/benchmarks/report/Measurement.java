package io.revline.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One figure beside the raw limit that was measured in the same run.
 *
 * @param name the figure's stable name
 * @param value what Revline reached
 * @param unit of value and raw
 * @param raw what the bare database or the bare request reached
 * @param ratio value divided by raw
 */
public record Measurement(
    String name, BigDecimal value, String unit, BigDecimal raw, BigDecimal ratio) {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  /**
   * A figure, rounded to four digits.
   *
   * @throws IllegalArgumentException when value or raw is not a positive number: nothing was
   *     measured then
   */
  public static Measurement of(String name, double value, String unit, double raw) {
    if (!(value > 0 && raw > 0) || Double.isInfinite(value) || Double.isInfinite(raw)) {
      throw new IllegalArgumentException(
          "%s measured nothing: value %s, raw %s".formatted(name, value, raw));
    }
    return new Measurement(name, rounded(value), unit, rounded(raw), rounded(value / raw));
  }

  private static BigDecimal rounded(double number) {
    return new BigDecimal(number).round(FOUR_DIGITS);
  }
}
