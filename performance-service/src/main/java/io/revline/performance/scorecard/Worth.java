package io.revline.performance.scorecard;

import io.revline.kit.currency.ConvertedSum;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A sum in one currency and in the corporate one, both exact.
 *
 * @param currency its own currency
 * @param amount in its own
 * @param corporate the corporate currency
 * @param converted in the corporate one; null when a rate of any of its days is missing
 */
record Worth(String currency, BigDecimal amount, String corporate, @Nullable BigDecimal converted) {

  /** From columns of these names; null where there is no amount. */
  static @Nullable Worth read(ResultSet row) throws SQLException {
    BigDecimal amount = row.getBigDecimal("amount");
    return amount == null
        ? null
        : new Worth(
            row.getString("currency"),
            amount,
            row.getString("corporate"),
            row.getBigDecimal("converted"));
  }

  Worth negated() {
    return new Worth(
        currency, amount.negate(), corporate, converted == null ? null : converted.negate());
  }

  /** All of them on their way to a row. */
  static ConvertedSum sum(Collection<Worth> all) {
    ConvertedSum sum = new ConvertedSum();
    all.forEach(each -> sum.add(each.currency, each.amount, each.corporate, each.converted));
    return sum;
  }

  /** The exact sum in the corporate currency; only when none is {@link #unrated}. */
  static BigDecimal total(Collection<Worth> all) {
    BigDecimal total = BigDecimal.ZERO;
    for (Worth each : all) {
      if (each.converted != null) {
        total = total.add(each.converted);
      }
    }
    return total;
  }

  /** The currencies that lack a rate, in order. */
  static TreeSet<String> unrated(Collection<Worth> all) {
    TreeSet<String> unrated = new TreeSet<>();
    all.stream().filter(each -> each.converted == null).map(Worth::currency).forEach(unrated::add);
    return unrated;
  }
}
