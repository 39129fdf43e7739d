package io.revline.forecast.series;

import java.util.List;

/**
 * How all keys together moved between two periods, like for like: of the keys that had revenue in
 * the earlier one, what they had in the later one by what they had then. Who came in between does
 * not count, who left does.
 */
final class Movement {
  /** Of a movement beyond these nobody says that it will come again. */
  private static final double MOST = 3;

  private final double[][] ratios;

  Movement(Step step, List<Series> series, int length) {
    int spans = step.farthest() / step.quarter();
    double[][] before = new double[spans + 1][length];
    double[][] after = new double[spans + 1][length];
    for (Series each : series) {
      for (int span = 1; span <= spans; span++) {
        add(each, span * step.quarter(), before[span], after[span]);
      }
    }
    this.ratios = new double[spans + 1][length];
    for (int span = 1; span <= spans; span++) {
      for (int period = 0; period < length; period++) {
        ratios[span][period] =
            before[span][period] > 0
                ? bounded(after[span][period] / before[span][period])
                : Double.NaN;
      }
    }
  }

  private static void add(Series series, int periods, double[] before, double[] after) {
    for (int period = series.start() + periods; period < series.length(); period++) {
      double then = series.at(period - periods);
      if (then > 0) {
        before[period] += then;
        after[period] += series.at(period);
      }
    }
  }

  /**
   * The movement over some quarters up to a period.
   *
   * @return 1/3 to 3, or NaN where it is not known
   */
  double into(int period, int quarters) {
    return ratios[quarters][period];
  }

  static double bounded(double ratio) {
    return Math.clamp(ratio, 1 / MOST, MOST);
  }
}
