package io.revline.forecast.rollup;

import io.revline.forecast.rollup.Cell.Part;
import io.revline.forecast.rollup.Cell.Worth;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the deals of a period where they are stored, in each currency and in the corporate one:
 * open deals at the rate of the time asked about, won ones at that of the win. What cannot differ
 * is added up before it is divided or looked up: within an era no rate changes and nobody moves.
 */
@ApplicationScoped
class RollupCells {
  /** What is open stands at one moment, so no era divides it. */
  private static final String BUNDLED =
      """
      ),
      bundle AS MATERIALIZED (
        SELECT part, category, %s AS owner, NULL::uuid AS shared, NULL::jsonb AS splits,
          currency::text AS currency,
          CASE WHEN part = 'CLOSED_WON' THEN width_bucket(moment, (
            SELECT coalesce(array_agg(DISTINCT changed ORDER BY changed), '{}')
            FROM (SELECT since::timestamp AT TIME ZONE 'UTC' FROM rate_periods(?)
      """;

  private static final String IN_ERAS =
      """
            ) AS changes (changed))) END AS era,
          min(moment) AS moment, count(*) AS deals, sum(amount) AS amount,
          sum(amount * probability) AS weighted, NULL::numeric AS probability
        FROM standing
        %s
        GROUP BY 1, 2, 3, 6, 7
      """;

  /** A shared deal is a bundle of its own. */
  private static final String EACH_SHARED =
      """
        UNION ALL
        SELECT part, category, owner, deal_id, splits, currency, NULL, moment, 1, amount,
          amount * probability, probability
        FROM standing
        WHERE splits IS NOT NULL
      """;

  private static final String DIVIDED =
      """
      ),
      share AS (
        SELECT part, category, owner AS whose, shared, currency, moment, deals, amount, weighted
        FROM bundle WHERE shared IS NULL
        UNION ALL
        SELECT part, category, parts.key, shared, bundle.currency, moment, deals, parts.amount,
          parts.amount * probability
        FROM bundle, divided(splits, bundle.amount, bundle.currency) AS parts
        WHERE shared IS NOT NULL),
      """;

  /**
   * However many share a deal in a group, it is one there. What has no group is the total, which is
   * made of the deals and not of the groups.
   */
  private static final String GROUPED =
      """
      daily AS (
        SELECT part, category, coalesce(%s, '%s') AS key, currency,
          (moment AT TIME ZONE 'UTC')::date AS day,
          CASE WHEN shared IS NULL THEN sum(deals) ELSE 1 END AS deals,
          sum(amount) AS amount, sum(weighted) AS weighted
        FROM share
      """;

  private static final String CONVERTED =
      """
        GROUP BY 1, 2, 3, 4, 5, shared
        UNION ALL
        SELECT part, category, NULL, currency, (moment AT TIME ZONE 'UTC')::date,
          sum(deals), sum(amount), sum(weighted)
        FROM bundle
        GROUP BY 1, 2, 4, 5),
      rated AS (
        SELECT needed.currency, needed.day, held.rate
        FROM (SELECT DISTINCT currency, day FROM daily) needed
        JOIN rate_periods(?) held
          ON held.currency = needed.currency
          AND held.since <= needed.day AND needed.day < held.until)
      SELECT part, category, key, currency, (SELECT corporate_currency(?)) AS corporate,
        sum(deals) AS deals, sum(amount) AS amount, sum(weighted) AS weighted,
        CASE WHEN every(rate IS NOT NULL) THEN sum(amount * rate) END AS converted_amount,
        CASE WHEN every(rate IS NOT NULL) THEN sum(weighted * rate) END AS converted_weighted
      FROM daily LEFT JOIN rated USING (currency, day)
      GROUP BY 1, 2, 3, 4
      """;

  private final DataSource database;
  private final StandingDeals standing;

  RollupCells(DataSource database, StandingDeals standing) {
    this.database = database;
    this.standing = standing;
  }

  List<Cell> of(FiscalPeriod period, Times times, Grouping grouping, Caller caller) {
    Instant knownAt = times.knownAt();
    return Sql.of("WITH standing AS (")
        .add(standing.of(period, times, caller))
        .add(BUNDLED.formatted(grouping.ofPeople() ? "owner" : "NULL::text"), knownAt)
        .add(grouping.moves(knownAt))
        .add(IN_ERAS.formatted(grouping.ofPeople() ? "WHERE splits IS NULL" : ""))
        .add(grouping.ofPeople() ? EACH_SHARED : "")
        .add(DIVIDED)
        .add(GROUPED.formatted(grouping.key(), Row.NONE))
        .add(grouping.places(knownAt))
        .add(CONVERTED, knownAt, knownAt)
        .list(database, RollupCells::cell);
  }

  private static Cell cell(ResultSet row) throws SQLException {
    return new Cell(
        Part.valueOf(row.getString("part")),
        row.getString("category"),
        row.getString("key"),
        row.getLong("deals"),
        row.getString("currency"),
        row.getString("corporate"),
        worth(row, "amount"),
        worth(row, "weighted"));
  }

  private static Worth worth(ResultSet row, String column) throws SQLException {
    return new Worth(orZero(row.getBigDecimal(column)), row.getBigDecimal("converted_" + column));
  }

  private static BigDecimal orZero(@Nullable BigDecimal sum) {
    return sum == null ? BigDecimal.ZERO : sum;
  }
}
