package io.revline.forecast.rollup;

import io.revline.forecast.rollup.Cell.Part;
import io.revline.forecast.rollup.Cell.Worth;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.currency.RatePeriods;
import io.revline.kit.database.LocalSettings;
import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the deals of a period: what cannot differ where they are stored, the rest, a thousandth
 * of that, here. Within an era no rate changes and nobody moves. In the corporate currency open
 * deals count at the rate of the time asked about, won ones at that of the win.
 */
@ApplicationScoped
class RollupCells {
  /** What is open stands at one moment, so no era divides it. */
  private static final String BUNDLED =
      """
      WITH bundle AS MATERIALIZED (
        SELECT part, category, %1$s AS owner, %2$s AS shared, any_value(splits) AS splits,
          currency::text AS currency,
          CASE WHEN part = 'CLOSED_WON' THEN width_bucket(moment, (
            SELECT coalesce(array_agg(DISTINCT changed ORDER BY changed), '{}')
            FROM (SELECT since::timestamp AT TIME ZONE 'UTC' FROM rate_periods(?)
      """;

  private static final String IN_ERAS =
      """
            ) AS changes (changed))) END AS era,
          min(moment) AS moment, count(*) AS deals, sum(amount) AS amount,
          sum(amount * probability) AS weighted, max(probability) AS probability
        FROM (
      """;

  /**
   * However many share a deal in a group, it is one there. What has no group is the total, which is
   * made of the deals and not of the groups.
   */
  private static final String GROUPED =
      """
        ) AS standing
        GROUP BY 1, 2, 3, 4, 6, 7),
      alone AS (
        SELECT part, category, owner AS whose, currency, moment, deals, amount, weighted
        FROM bundle WHERE shared IS NULL),
      share AS (
        SELECT part, category, parts.key AS whose, shared, bundle.currency, moment, parts.amount,
          parts.amount * probability AS weighted
        FROM bundle, divided(splits, bundle.amount, bundle.currency) AS parts
        WHERE shared IS NOT NULL)
      SELECT part, category, coalesce(%1$s, '%2$s') AS key, currency,
        (moment AT TIME ZONE 'UTC')::date AS day, deals, amount, weighted
      FROM alone
      """;

  private static final String SHARED =
      """
      UNION ALL
      SELECT part, category, coalesce(%1$s, '%2$s') AS key, currency,
        (moment AT TIME ZONE 'UTC')::date AS day, 1, sum(amount), sum(weighted)
      FROM share
      """;

  private static final String IN_ALL =
      """
      GROUP BY part, category, key, currency, day, shared
      UNION ALL
      SELECT part, category, NULL, currency, (moment AT TIME ZONE 'UTC')::date AS day,
        sum(deals), sum(amount), sum(weighted)
      FROM bundle
      GROUP BY part, category, currency, day
      """;

  private final DataSource database;
  private final StandingDeals standing;

  RollupCells(DataSource database, StandingDeals standing) {
    this.database = database;
    this.standing = standing;
  }

  List<Cell> of(FiscalPeriod period, Times times, Grouping grouping, Caller caller) {
    Instant knownAt = times.knownAt();
    RatePeriods rates = RatePeriods.known(database, knownAt);
    Map<Place, Sum> sums = new HashMap<>();
    // Texts take longer to sort than to hash, which estimates of so many parts do not show.
    LocalSettings.with(
        database,
        Map.of("enable_sort", "off"),
        () ->
            statement(period, times, grouping, caller)
                .list(
                    database,
                    row -> sums.computeIfAbsent(place(row), place -> new Sum()).add(row, rates)));
    return sums.entrySet().stream()
        .map(sum -> sum.getValue().cell(sum.getKey(), rates.corporate()))
        .toList();
  }

  private Sql statement(FiscalPeriod period, Times times, Grouping grouping, Caller caller) {
    Instant knownAt = times.knownAt();
    boolean people = grouping.ofPeople();
    String owner = people ? "owner" : "NULL::text";
    String shared = people ? "CASE WHEN splits IS NOT NULL THEN deal_id END" : "NULL::uuid";
    return Sql.of(BUNDLED.formatted(owner, shared), knownAt)
        .add(grouping.moves(knownAt))
        .add(IN_ERAS)
        .add(standing.of(period, times, caller))
        .add(GROUPED.formatted(grouping.key(), Row.NONE))
        .add(grouping.places(knownAt))
        .add(SHARED.formatted(grouping.key(), Row.NONE))
        .add(grouping.places(knownAt))
        .add(IN_ALL);
  }

  private record Place(
      Part part, Category category, @Nullable String key, @Nullable String currency) {}

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        Part.valueOf(row.getString("part")),
        Category.of(row.getString("category")),
        row.getString("key"),
        row.getString("currency"));
  }

  /** A cell in the making. */
  private static final class Sum {
    private long deals;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal weighted = BigDecimal.ZERO;
    private BigDecimal convertedAmount = BigDecimal.ZERO;
    private BigDecimal convertedWeighted = BigDecimal.ZERO;
    private boolean unrated;

    /** Deals without an amount, and so without a currency, are counted only. */
    Sum add(ResultSet row, RatePeriods rates) throws SQLException {
      deals += row.getLong("deals");
      String currency = row.getString("currency");
      if (currency == null) {
        return this;
      }
      BigDecimal rate = rates.on(row.getObject("day", LocalDate.class), currency);
      BigDecimal more = row.getBigDecimal("amount");
      BigDecimal moreWeighted = row.getBigDecimal("weighted");
      amount = amount.add(more);
      weighted = weighted.add(moreWeighted);
      if (rate == null) {
        unrated = true;
      } else {
        convertedAmount = convertedAmount.add(more.multiply(rate));
        convertedWeighted = convertedWeighted.add(moreWeighted.multiply(rate));
      }
      return this;
    }

    Cell cell(Place place, String corporate) {
      return new Cell(
          place.part(),
          place.category(),
          place.key(),
          deals,
          place.currency(),
          corporate,
          new Worth(amount, unrated ? null : convertedAmount),
          new Worth(weighted, unrated ? null : convertedWeighted));
    }
  }
}
