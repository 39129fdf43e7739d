package io.revline.performance.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deals of one group and part.
 *
 * @param deals how many
 * @param valued how many of them have an amount
 * @param amounts what those are worth, by currency
 * @param days the sum of their days from creation to closing, null without deals
 * @param medianDays the median of those
 * @param medianAmount the median of the amounts in the corporate currency; null without amounts,
 *     and of no use when a rate is missing
 */
record Tally(
    long deals,
    long valued,
    List<Worth> amounts,
    @Nullable BigDecimal days,
    @Nullable BigDecimal medianDays,
    @Nullable BigDecimal medianAmount) {
  /** No deals. */
  static final Tally NONE = new Tally(0, 0, List.of(), null, null, null);

  /** A sum of money or of days is rounded once more, to far fewer decimals. */
  private static final int DECIMALS = 12;

  Tally {
    amounts = List.copyOf(amounts);
  }

  /** From columns of these names. */
  static Tally read(ResultSet row) throws SQLException {
    @Nullable Worth worth = Worth.read(row);
    return new Tally(
        row.getLong("deals"),
        row.getLong("valued"),
        worth == null ? List.of() : List.of(worth),
        row.getBigDecimal("days"),
        row.getBigDecimal("median_days"),
        row.getBigDecimal("median_amount"));
  }

  /** Both: deals of other currencies, or the medians of all. */
  Tally plus(Tally other) {
    List<Worth> both = new ArrayList<>(amounts);
    both.addAll(other.amounts);
    return new Tally(
        deals + other.deals,
        valued + other.valued,
        both,
        sum(days, other.days),
        medianDays == null ? other.medianDays : medianDays,
        medianAmount == null ? other.medianAmount : medianAmount);
  }

  boolean someWithoutAmount() {
    return valued < deals;
  }

  /** The mean of the days, null without deals. */
  @Nullable BigDecimal meanDays() {
    return days == null ? null : mean(days, deals);
  }

  /** The mean of the amounts in the corporate currency, null without; only if none is unrated. */
  @Nullable BigDecimal meanAmount() {
    return valued == 0 ? null : mean(Worth.total(amounts), valued);
  }

  private static BigDecimal mean(BigDecimal sum, long of) {
    return sum.divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.add(other);
  }
}
