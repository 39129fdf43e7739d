package io.revline.forecast.series;

/**
 * What an index said by each origin, of what was over then: how far it was off its usual level.
 *
 * @param index the index's name
 * @param reading what it is compared with
 * @param values by origin, -1 to 1; NaN where the index does not go back far enough
 */
record Signal(String index, String reading, double[] values) {
  boolean known(int origin) {
    return !Double.isNaN(values[origin]);
  }

  double at(int origin) {
    return values[origin];
  }

  /** How many origins before this one it was known at. */
  int knownBefore(int origin) {
    int known = 0;
    for (int before = 0; before < origin; before++) {
      known += known(before) ? 1 : 0;
    }
    return known;
  }
}
