package io.revline.kit.currency;

import io.revline.kit.Money;
import io.revline.kit.figure.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of several currencies on their way to one total in the corporate currency, by METRICS.md,
 * "amounts". Sums stay exact until a {@link #row} is made; a currency without a rate is never taken
 * one to one.
 */
public final class ConvertedSum {
  /** A currency or two, as a rule. */
  private final List<Part> parts = new ArrayList<>(2);

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
    Part part = part(currency);
    part.sum = part.sum.add(amount);
    if (converted == null) {
      part.unrated = true;
    } else {
      total = total.add(converted);
    }
  }

  private Part part(String currency) {
    for (Part part : parts) {
      if (part.currency.equals(currency)) {
        return part;
      }
    }
    Part part = new Part(currency);
    parts.add(part);
    return part;
  }

  /** The row of so many deals, whose amounts were added; deals may have none. */
  public Row row(String key, String label, long count) {
    if (corporate == null) {
      return Row.worth(key, label, count, List.of());
    }
    parts.sort(Comparator.comparing((Part part) -> part.currency));
    List<Money> amounts = new ArrayList<>(parts.size());
    List<String> unrated = new ArrayList<>(0);
    for (Part part : parts) {
      amounts.add(Money.rounded(part.sum, part.currency));
      if (part.unrated) {
        unrated.add(part.currency);
      }
    }
    return unrated.isEmpty()
        ? Row.converted(key, label, count, Money.rounded(total, corporate), amounts)
        : Row.unconverted(key, label, count, corporate, amounts, unrated);
  }

  /** What is in one currency. */
  private static final class Part {
    final String currency;
    BigDecimal sum = BigDecimal.ZERO;
    boolean unrated;

    Part(String currency) {
      this.currency = currency;
    }
  }
}
