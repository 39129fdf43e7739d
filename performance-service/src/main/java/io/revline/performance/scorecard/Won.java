package io.revline.performance.scorecard;

import io.revline.kit.figure.Row;
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

  /** The row of those deals and what they are worth. */
  Row row(String key, String label) {
    return Worth.sum(amounts).row(key, label, deals);
  }
}
