package io.revline.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * One figure beside the raw limit that was measured in the same run.
 *
 * @param name the figure's stable name
 * @param value what Revline reached
 * @param unit of value and raw
 * @param raw what the bare database or the bare request reached
 * @param ratio value divided by raw
 * @param limit what value or ratio is meant to keep, such as {@code value < 300}; null when nothing
 *     is set
 * @param met whether it does; null without a limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measurement(
    String name,
    BigDecimal value,
    String unit,
    BigDecimal raw,
    BigDecimal ratio,
    @Nullable String limit,
    @Nullable Boolean met) {
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
    return new Measurement(
        name, rounded(value), unit, rounded(raw), rounded(value / raw), null, null);
  }

  /** The same beside what it is meant to keep. */
  public Measurement within(Limit kept) {
    return new Measurement(
        name, value, unit, raw, ratio, kept.toString(), kept.isMet(value, ratio));
  }

  private static BigDecimal rounded(double number) {
    return new BigDecimal(number).round(FOUR_DIGITS);
  }
}
