package io.revline.forecast.model;

/**
 * How trees are grown.
 *
 * @param rounds how many
 * @param leaves how many leaves each has at most
 * @param rate how much each one counts
 * @param minWeeks how many deal-weeks a leaf holds at least
 * @param seed what chance starts from
 */
record Growth(int rounds, int leaves, double rate, int minWeeks, long seed) {
  /** Few and small: time has few shapes. */
  static final Growth CLOCK = new Growth(60, 5, 0.05, 200, 0);

  /** Slow and small: thousands of deal-weeks hold only hundreds of endings. */
  static final Growth FACTS = new Growth(200, 12, 0.025, 60, 0);

  Growth from(long anotherSeed) {
    return new Growth(rounds, leaves, rate, minWeeks, anotherSeed);
  }

  String settings() {
    return "objective=binary num_leaves=%d learning_rate=%s min_data_in_leaf=%d lambda_l2=10"
            .formatted(leaves, rate, minWeeks)
        + " feature_fraction=0.5 max_bin=127 path_smooth=100 seed="
        + seed
        + " deterministic=true force_row_wise=true boost_from_average=true";
  }
}
