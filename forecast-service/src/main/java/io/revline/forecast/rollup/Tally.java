package io.revline.forecast.rollup;

import io.revline.forecast.rollup.Cell.Worth;
import io.revline.kit.currency.ConvertedSum;
import io.revline.kit.figure.Row;
import java.util.function.Function;

/** One row in the making. */
final class Tally {
  private final ConvertedSum sum = new ConvertedSum();
  private long deals;

  void add(Cell cell, Function<Cell, Worth> part) {
    deals += cell.deals();
    if (cell.currency() != null) {
      Worth worth = part.apply(cell);
      sum.add(cell.currency(), worth.sum(), cell.corporate(), worth.converted());
    }
  }

  Row row(String key, String label) {
    return sum.row(key, label, deals);
  }
}
