package io.revline.forecast.series;

import static io.revline.forecast.series.Member.ALL;

import java.util.Arrays;

/**
 * How well each member did on all keys of a panel, as was known at each origin: apart for each
 * distance ahead, and for keys that were silent, of which most will stay so.
 */
final class Evidence {
  /** Cells that a distance takes over from the one before it. */
  private static final double BORROWED = 2;

  private final int horizon;
  private final Tally[][][] periods;
  private final double[][][][] ratios;

  Evidence(int length, int horizon) {
    this.horizon = horizon;
    this.periods = new Tally[length][horizon][2];
    this.ratios = new double[length + 1][horizon][2][];
    for (Tally[][] period : periods) {
      for (Tally[] distance : period) {
        Arrays.setAll(distance, each -> new Tally());
      }
    }
  }

  /** Notes what the members had said of a period, so far ahead. */
  void add(int period, int ahead, boolean silent, double[] forecasts, double actual) {
    periods[period][ahead - 1][of(silent)].add(forecasts, actual);
  }

  /** Weighs what was noted, once all is. */
  Evidence weighed() {
    double[] unknown = new double[ALL.size()];
    Arrays.fill(unknown, 1);
    for (int silent = 0; silent < 2; silent++) {
      Tally[] sums = new Tally[horizon];
      Arrays.setAll(sums, each -> new Tally());
      for (int origin = 0; origin < ratios.length; origin++) {
        double[] expected = unknown;
        for (int distance = 0; distance < horizon; distance++) {
          if (origin > 0) {
            sums[distance].fadeInto(periods[origin - 1][distance][silent]);
          }
          expected = sums[distance].ratios(expected, BORROWED);
          ratios[origin][distance][silent] = expected;
        }
      }
    }
    return this;
  }

  /** The errors of the members by that of the yardstick, from periods before an origin alone. */
  double[] ratios(int origin, int ahead, boolean silent) {
    return ratios[origin][ahead - 1][of(silent)];
  }

  private static int of(boolean silent) {
    return silent ? 1 : 0;
  }
}
