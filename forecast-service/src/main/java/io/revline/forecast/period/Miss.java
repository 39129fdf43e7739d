package io.revline.forecast.period;

import java.util.List;

/**
 * A guess of the past beside what came.
 *
 * @param weeksAgo how long ago its span ended
 * @param expected what was expected
 * @param variance the variance that chance alone would give
 * @param came what came
 */
record Miss(int weeksAgo, double expected, double variance, double came) {
  /** What is believed before there is a past: a quarter more or less, as if seen three times. */
  private static final double PRIOR = 0.25;

  private static final double PRIOR_COUNT = 3;

  /** A quarter makes a miss count half. */
  private static final double HALF_LIFE = 13;

  /** More than this is no swing but a guess about something else. */
  private static final double MOST = 0.8;

  private double weight() {
    return Math.pow(0.5, weeksAgo / HALF_LIFE);
  }

  /**
   * How much a whole span swings beyond chance, as a share of what is expected.
   *
   * @param weeks how long the span is: misses that overlap are not independent
   */
  static double swing(List<Miss> misses, double weeks) {
    double beyond = 0;
    double squares = 0;
    double weights = 0;
    for (Miss miss : misses) {
      double off = miss.came - miss.expected;
      beyond += miss.weight() * (off * off - miss.variance);
      squares += miss.weight() * miss.expected * miss.expected;
      weights += miss.weight();
    }
    double count = squares == 0 ? 0 : weights / Math.max(1, weeks);
    double seen = squares == 0 ? 0 : Math.clamp(beyond / squares, 0, MOST * MOST);
    return Math.sqrt((count * seen + PRIOR_COUNT * PRIOR * PRIOR) / (count + PRIOR_COUNT));
  }
}
