package io.revline.forecast.period;

import java.util.List;
import java.util.UUID;

/**
 * What a backtest would have said of a period on a day, beside what came.
 *
 * @param backtest which one
 * @param source who says it
 * @param period the period's name
 * @param mean what was said on average
 * @param quantiles P10, P25, P50, P75 and P90
 * @param actual what came
 */
record Tried(
    UUID backtest,
    String source,
    String period,
    double mean,
    List<Double> quantiles,
    double actual) {
  private static final int MIDDLE = 2;

  Tried {
    quantiles = List.copyOf(quantiles);
  }

  /** How far what came was off the median, in halves of the interval from P10 to P90. */
  double halvesOff() {
    double half = (quantiles.getLast() - quantiles.getFirst()) / 2;
    return Math.abs(actual - quantiles.get(MIDDLE)) / half;
  }
}
