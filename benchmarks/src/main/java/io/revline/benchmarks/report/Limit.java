package io.revline.benchmarks.report;

import java.math.BigDecimal;

/**
 * What a figure is meant to keep on the machine of the measured table; a slower one may miss it.
 *
 * @param of what it is about
 * @param bound the first value that is too high, or the lowest ratio that is enough
 */
public record Limit(Of of, BigDecimal bound) {
  /** What a limit is about. */
  public enum Of {
    /** How long something takes: less than the bound. */
    VALUE,
    /** How near it comes to its raw limit: the bound or more. */
    RATIO
  }

  /** Less than so many milliseconds. */
  public static Limit under(int millis) {
    return new Limit(Of.VALUE, BigDecimal.valueOf(millis));
  }

  /** At least this part of the raw limit. */
  public static Limit ofRaw(String ratio) {
    return new Limit(Of.RATIO, new BigDecimal(ratio));
  }

  boolean isMet(BigDecimal value, BigDecimal ratio) {
    return switch (of) {
      case VALUE -> value.compareTo(bound) < 0;
      case RATIO -> ratio.compareTo(bound) >= 0;
    };
  }

  /** Such as {@code value < 300} or {@code ratio >= 0.25}. */
  @Override
  public String toString() {
    return (of == Of.VALUE ? "value < " : "ratio >= ") + bound.toPlainString();
  }
}
