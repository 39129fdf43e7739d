package io.revline.forecast.period;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How something may come out: equally likely outcomes in order. */
final class Distribution {
  private static final int BINS = 40;

  private final double[] outcomes;

  /** Takes the outcomes in any order. */
  Distribution(double[] outcomes) {
    this.outcomes = outcomes.clone();
    Arrays.sort(this.outcomes);
  }

  /**
   * A stretch of outcomes.
   *
   * @param from inclusive
   * @param to exclusive, but for the last
   * @param share of all outcomes, 0 to 1
   */
  record Bin(double from, double to, double share) {}

  /**
   * What a share of the outcomes lies below, straight between neighbours.
   *
   * @param share 0 to 1
   */
  double quantile(double share) {
    double at = share * (outcomes.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, outcomes.length - 1);
    return outcomes[below] + (at - below) * (outcomes[above] - outcomes[below]);
  }

  /** Equal stretches from the first outcome to the last; one alone where all are the same. */
  List<Bin> density() {
    double first = outcomes[0];
    double width = (outcomes[outcomes.length - 1] - first) / BINS;
    if (width == 0) {
      return List.of(new Bin(first, first, 1));
    }
    int[] counts = new int[BINS];
    for (double outcome : outcomes) {
      counts[Math.min((int) ((outcome - first) / width), BINS - 1)]++;
    }
    List<Bin> bins = new ArrayList<>(BINS);
    for (int i = 0; i < BINS; i++) {
      bins.add(
          new Bin(
              first + i * width, first + (i + 1) * width, (double) counts[i] / outcomes.length));
    }
    return bins;
  }
}
