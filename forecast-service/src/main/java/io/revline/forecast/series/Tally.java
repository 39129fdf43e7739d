package io.revline.forecast.series;

import static io.revline.forecast.series.Member.ALL;

/**
 * How far the members were off, beside the member that always has an answer. Sums of one period are
 * made of many keys; later ones count more.
 */
final class Tally {
  /** What a period that is one older counts less by: half after six or seven. */
  static final double FADE = 0.9;

  private static final Member YARDSTICK = Member.SMOOTHING;

  private final double[] errors = new double[ALL.size()];
  private final double[] yardsticks = new double[ALL.size()];
  private double yardstick;
  private double cells;

  /** Notes what the members had said of a period, NaN where nothing. */
  void add(double[] forecasts, double actual) {
    double beside = Math.abs(forecasts[YARDSTICK.ordinal()] - actual);
    for (int member = 0; member < errors.length; member++) {
      if (!Double.isNaN(forecasts[member])) {
        errors[member] += Math.abs(forecasts[member] - actual);
        yardsticks[member] += beside;
      }
    }
    yardstick += beside;
    cells++;
  }

  /** What was noted before this period counts less from now on. */
  void fadeInto(Tally period) {
    for (int member = 0; member < errors.length; member++) {
      errors[member] = FADE * errors[member] + period.errors[member];
      yardsticks[member] = FADE * yardsticks[member] + period.yardsticks[member];
    }
    yardstick = FADE * yardstick + period.yardstick;
    cells = FADE * cells + period.cells;
  }

  /**
   * The errors by those of the yardstick, each with so many cells more that were as expected: few
   * errors prove little.
   */
  double[] ratios(double[] expected, double more) {
    double prior = cells == 0 ? 0 : more * yardstick / cells;
    double[] ratios = expected.clone();
    for (int member = 0; member < ratios.length; member++) {
      double beside = yardsticks[member] + prior;
      if (beside > 0) {
        ratios[member] = (errors[member] + prior * expected[member]) / beside;
      }
    }
    return ratios;
  }
}
