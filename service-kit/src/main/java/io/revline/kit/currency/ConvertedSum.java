package io.revline.kit.currency;

import io.revline.kit.Money;
import io.revline.kit.figure.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of several currencies on their way to one total in the corporate currency, by METRICS.md,
 * "amounts". Sums stay exact until a {@link #row} is made; a currency without a rate is never taken
 * one to one.
 */
public final class ConvertedSum {
  private final Map<String, BigDecimal> sums = new TreeMap<>();
  private final TreeSet<String> unrated = new TreeSet<>();
  private BigDecimal total = BigDecimal.ZERO;
  private @Nullable String corporate;

  /**
   * Adds an amount.
   *
   * @param currency what it is in
   * @param amount exact
   * @param corporateCurrency the currency of the total, the same each time
   * @param converted the amount in it, exact; null when a rate is missing
   */
  public void add(
      String currency,
      BigDecimal amount,
      String corporateCurrency,
      @Nullable BigDecimal converted) {
    corporate = corporateCurrency;
    sums.merge(currency, amount, BigDecimal::add);
    if (converted == null) {
      unrated.add(currency);
    } else {
      total = total.add(converted);
    }
  }

  /** The row of so many deals, whose amounts were added; deals may have none. */
  public Row row(String key, String label, long count) {
    if (corporate == null) {
      return Row.worth(key, label, count, List.of());
    }
    List<Money> amounts =
        sums.entrySet().stream().map(sum -> Money.rounded(sum.getValue(), sum.getKey())).toList();
    return unrated.isEmpty()
        ? Row.converted(key, label, count, Money.rounded(total, corporate), amounts)
        : Row.unconverted(key, label, count, corporate, amounts, List.copyOf(unrated));
  }
}
