package io.revline.forecast.period;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a period is projected from, in one measure.
 *
 * @param decimals with how many decimals results are told
 * @param tree who stands beneath whom
 * @param closed what has been won in the period, exactly
 * @param stakes the open deals
 * @param created new business to be expected
 * @param swings how much of it swings together
 */
record Book(
    int decimals,
    Tree tree,
    Map<Leaf, BigDecimal> closed,
    List<Stake> stakes,
    Expected created,
    Swings swings) {
  Book {
    closed = Map.copyOf(closed);
    stakes = stakes.stream().sorted(Stake.ORDER).toList();
  }

  /** The open deals of some leaves, in their order. */
  List<Stake> stakes(Set<Leaf> leaves) {
    return stakes.stream().filter(stake -> leaves.contains(stake.leaf())).toList();
  }
}
