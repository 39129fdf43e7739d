package io.revline.performance.scorecard;

import java.util.ArrayList;
import java.util.List;

/**
 * Deals won less those taken back.
 *
 * @param deals how many
 * @param amounts what they are worth, by currency
 */
record Won(long deals, List<Worth> amounts) {
  static final Won NOTHING = new Won(0, List.of());

  Won {
    amounts = List.copyOf(amounts);
  }

  /** Both; no deal may be counted in each. */
  Won plus(Won other) {
    List<Worth> both = new ArrayList<>(amounts);
    both.addAll(other.amounts);
    return new Won(deals + other.deals, both);
  }
}
