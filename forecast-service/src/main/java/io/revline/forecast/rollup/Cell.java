package io.revline.forecast.rollup;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Deals of one part, category, group and currency, added up.
 *
 * @param part where they count
 * @param category their forecast category; closed of what is won
 * @param key the group; null for the total, which has every deal once, as the same one may stand in
 *     several groups
 * @param deals how many
 * @param currency null for deals without an amount
 * @param corporate the corporate currency
 * @param amount the exact sum of their amounts
 * @param weighted the exact sum of amount times probability
 */
record Cell(
    Part part,
    Category category,
    @Nullable String key,
    long deals,
    @Nullable String currency,
    String corporate,
    Worth amount,
    Worth weighted) {

  /** Where a deal counts. */
  enum Part {
    CLOSED_WON,
    OPEN,
    UNDATED
  }

  /**
   * A sum in its own currency and in the corporate one, both exact.
   *
   * @param sum in its own
   * @param converted in the corporate one; null when the rate of any of its days is missing
   */
  record Worth(BigDecimal sum, @Nullable BigDecimal converted) {}

  boolean won() {
    return part == Part.CLOSED_WON;
  }

  boolean open() {
    return part == Part.OPEN;
  }

  boolean undated() {
    return part == Part.UNDATED;
  }

  /** The period can claim it: won in it, or expected to close in it. */
  boolean dated() {
    return part != Part.UNDATED;
  }
}
