package io.revline.forecast.period;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * New business that is to be expected.
 *
 * @param known false when there is no past to tell it from
 * @param leaves by leaf
 * @param relativeWorths what single wins were worth beside their mean, in order; empty without any
 */
record Expected(boolean known, Map<Leaf, OfLeaf> leaves, double[] relativeWorths) {
  static final Expected NOTHING_KNOWN = new Expected(false, new TreeMap<>(), new double[0]);

  /** A period that is over gets no new business. */
  static final Expected NOTHING = new Expected(true, new TreeMap<>(), new double[0]);

  /**
   * @param wins how many on average
   * @param meanWorth what each is worth on average
   */
  record OfLeaf(double wins, double meanWorth) {
    double worth() {
      return wins * meanWorth;
    }
  }

  /** In all, on average. */
  double worth() {
    return leaves.values().stream().mapToDouble(OfLeaf::worth).sum();
  }

  /** The variance of the sum when wins come by chance, one not knowing of the other. */
  double variance() {
    double spread = Arrays.stream(relativeWorths).map(worth -> worth * worth).average().orElse(0);
    return leaves.values().stream()
        .mapToDouble(leaf -> leaf.wins() * leaf.meanWorth() * leaf.meanWorth() * spread)
        .sum();
  }
}
