package io.revline.pipeline.deal;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What the deals of one place come to. All of it is exact, so what a change takes away is what was
 * once added.
 *
 * @param deals how many
 * @param counted how many of them no other place counts in the total
 * @param amount in their currency
 * @param converted the part of it that has a rate, in the corporate currency; 0 of open deals
 * @param unrated how many deals have no rate; of closed ones
 */
record Sum(long deals, long counted, BigDecimal amount, BigDecimal converted, long unrated) {
  private static final Sum NOTHING = new Sum(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0);

  Sum plus(Sum other) {
    return new Sum(
        deals + other.deals,
        counted + other.counted,
        amount.add(other.amount),
        converted.add(other.converted),
        unrated + other.unrated);
  }

  /** The sums after a change, without the places it has left empty. */
  static Map<Place, Sum> changed(Map<Place, Sum> sums, Map<Place, Sum> change) {
    if (change.isEmpty()) {
      return sums;
    }
    Map<Place, Sum> changed = new HashMap<>(sums);
    change.forEach((place, by) -> {
      Sum sum = changed.getOrDefault(place, NOTHING).plus(by);
      if (sum.deals == 0) {
        changed.remove(place);
      } else {
        changed.put(place, sum);
      }
    });
    return changed;
  }
}
