package io.revline.performance.scorecard;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deals of one group and part.
 *
 * @param deals how many
 * @param valued how many of them have an amount
 * @param amounts what those are worth, by currency
 * @param medianDays the median of their days from creation to closing, null without deals
 * @param meanDays the mean
 * @param medianAmount the median of the amounts in the corporate currency; null without amounts,
 *     and of no use when a rate is missing
 */
record Tally(
    long deals,
    long valued,
    List<Worth> amounts,
    @Nullable BigDecimal medianDays,
    @Nullable BigDecimal meanDays,
    @Nullable BigDecimal medianAmount) {
  /** No deals. */
  static final Tally NONE = new Tally(0, 0, List.of(), null, null, null);

  Tally {
    amounts = List.copyOf(amounts);
  }

  boolean someWithoutAmount() {
    return valued < deals;
  }
}
