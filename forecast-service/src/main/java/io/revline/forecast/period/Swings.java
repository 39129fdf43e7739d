package io.revline.forecast.period;

/**
 * How much whole parts of a period swing together beyond the chance of single deals: standard
 * deviations as shares of what is expected.
 *
 * @param open of what is open
 * @param created of what is not yet created
 * @param leaf of each leaf by itself, beside the others
 */
record Swings(double open, double created, double leaf) {

  /** All of them wider or narrower. */
  Swings times(double factor) {
    return new Swings(open * factor, created * factor, leaf * factor);
  }
}
