package io.revline.forecast.rollup;

import io.revline.forecast.rollup.RollupCells.Cell;
import io.revline.kit.Money;
import io.revline.kit.figure.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** One row in the making. Sums stay exact until the row is made, and currencies apart. */
final class Tally {
  private final Map<String, BigDecimal> sums = new TreeMap<>();
  private long deals;

  void add(Cell cell, Function<Cell, BigDecimal> worth) {
    deals += cell.deals();
    if (cell.currency() != null) {
      sums.merge(cell.currency(), worth.apply(cell), BigDecimal::add);
    }
  }

  Row row(String key, String label) {
    List<Money> amounts =
        sums.entrySet().stream().map(sum -> rounded(sum.getValue(), sum.getKey())).toList();
    return Row.worth(key, label, deals, amounts);
  }

  private static Money rounded(BigDecimal sum, String currency) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    return new Money(sum.setScale(decimals, RoundingMode.HALF_EVEN), currency);
  }
}
