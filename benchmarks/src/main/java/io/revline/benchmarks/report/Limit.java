package io.revline.benchmarks.report;

import java.math.BigDecimal;

/**
 * What a figure is meant to keep on the machine of the measured table; a slower one may miss it.
 *
 * @param of what it is about
 * @param bound the first value that is too high, or the lowest value or ratio that is enough
 */
public record Limit(Of of, BigDecimal bound) {
  /** What a limit is about. */
  public enum Of {
    /** How long something takes: less than the bound. */
    DURATION("value < "),
    /** How much is done in a second: the bound or more. */
    SPEED("value >= "),
    /** How near it comes to its raw limit: the bound or more. */
    RATIO("ratio >= ");

    private final String words;

    Of(String words) {
      this.words = words;
    }
  }

  /** Less than so many milliseconds. */
  public static Limit under(int millis) {
    return new Limit(Of.DURATION, BigDecimal.valueOf(millis));
  }

  /** So many in a second or more. */
  public static Limit atLeast(int perSecond) {
    return new Limit(Of.SPEED, BigDecimal.valueOf(perSecond));
  }

  /** At least this part of the raw limit. */
  public static Limit ofRaw(String ratio) {
    return new Limit(Of.RATIO, new BigDecimal(ratio));
  }

  boolean isMet(BigDecimal value, BigDecimal ratio) {
    return switch (of) {
      case DURATION -> value.compareTo(bound) < 0;
      case SPEED -> value.compareTo(bound) >= 0;
      case RATIO -> ratio.compareTo(bound) >= 0;
    };
  }

  /** Such as {@code value < 300}, {@code value >= 8000} or {@code ratio >= 0.25}. */
  @Override
  public String toString() {
    return of.words + bound.toPlainString();
  }
}
