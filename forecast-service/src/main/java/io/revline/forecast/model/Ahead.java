package io.revline.forecast.model;

import java.time.Instant;

/** Lets time go by in rows while nothing happens to their deals. */
final class Ahead {
  private static final Feature[] FEATURES = Feature.values();
  private static final int DAYS = 7;

  private Ahead() {}

  /** Each row a week later; it was written for the week before {@code then}. */
  static void week(Matrix rows, Instant then, Quarters quarters) {
    float[] values = rows.values();
    float quarterEnd = quarters.daysToEnd(then);
    for (int row = 0; row < rows.rows(); row++) {
      int at = row * rows.columns();
      for (Feature feature : FEATURES) {
        values[at + feature.ordinal()] += DAYS * feature.perDay();
      }
      values[at + Feature.QUARTER_END.ordinal()] = quarterEnd;
    }
  }
}
