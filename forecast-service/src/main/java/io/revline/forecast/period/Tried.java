package io.revline.forecast.period;

import java.util.UUID;

/**
 * What a backtest would have said of a period on a day, beside what came.
 *
 * @param backtest which one
 * @param source who says it
 * @param period the period's name
 * @param said what was said, with quantiles, and what came
 */
record Tried(UUID backtest, String source, String period, PeriodAccuracy.Said said) {
  private static final int MIDDLE = 2;

  /** How far what came was off the median, in halves of the interval from P10 to P90. */
  double halvesOff() {
    double half = (said.quantiles().getLast() - said.quantiles().getFirst()) / 2;
    return Math.abs(said.actual() - said.quantiles().get(MIDDLE)) / half;
  }
}
