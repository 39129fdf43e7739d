package io.revline.forecast.series;

/**
 * Sums over all keys of some quantities, by period, distance ahead and silence, as they stood at
 * each origin: later periods count more.
 */
final class Faded {
  private final double[][][][] periods;
  private final int horizon;
  private final int quantities;

  Faded(int length, int horizon, int quantities) {
    this.periods = new double[length][horizon][2][quantities];
    this.horizon = horizon;
    this.quantities = quantities;
  }

  /** Adds to the sums of a period that was forecast so far ahead. */
  void add(int period, int ahead, boolean silent, double... more) {
    double[] sums = periods[period][ahead - 1][silent ? 1 : 0];
    for (int each = 0; each < quantities; each++) {
      sums[each] += more[each];
    }
  }

  /** Makes one number of the sums, given the one of the distance before. */
  @FunctionalInterface
  interface Made {
    double of(double[] sums, double nearer);
  }

  /**
   * A number for each origin, distance and silence, from what came before the origin.
   *
   * @param nearest what the first distance is given as that of the one before
   */
  ByOrigin at(double nearest, Made made) {
    double[][][] numbers = new double[periods.length + 1][horizon][2];
    for (int silent = 0; silent < 2; silent++) {
      double[][] sums = new double[horizon][quantities];
      for (int origin = 0; origin <= periods.length; origin++) {
        double nearer = nearest;
        for (int distance = 0; distance < horizon; distance++) {
          if (origin > 0) {
            fade(sums[distance], periods[origin - 1][distance][silent]);
          }
          nearer = made.of(sums[distance], nearer);
          numbers[origin][distance][silent] = nearer;
        }
      }
    }
    return (origin, ahead, silent) -> numbers[origin][ahead - 1][silent ? 1 : 0];
  }

  private static void fade(double[] sums, double[] period) {
    for (int each = 0; each < sums.length; each++) {
      sums[each] = Tally.FADE * sums[each] + period[each];
    }
  }

  /** A number as it was known at each origin. */
  @FunctionalInterface
  interface ByOrigin {
    double at(int origin, int ahead, boolean silent);
  }
}
