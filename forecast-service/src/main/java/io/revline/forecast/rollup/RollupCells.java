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
 * is added up before anything is looked up: within an era no rate changes and no team moves.
 */
@ApplicationScoped
class RollupCells {
  private static final String ERAS =
      """
      WITH era AS MATERIALIZED (
        SELECT coalesce(array_agg(DISTINCT moment ORDER BY moment), '{}') AS starts
        FROM (
          SELECT since::timestamp AT TIME ZONE 'UTC' FROM rate_periods(?)
          UNION ALL SELECT * FROM team_moves(?)) changes (moment)),
      standing AS (
      """;

  private static final String BUNDLED =
      """
      ),
      bundle AS (
        SELECT part, category, %s AS holder, currency::text AS currency,
          width_bucket(moment, era.starts) AS era, min(moment) AS moment,
          count(*) AS deals, sum(amount) AS amount, sum(amount * probability) AS weighted
        FROM standing CROSS JOIN era
      """;

  private static final String GROUPED =
      """
        GROUP BY 1, 2, 3, 4, 5),
      daily AS (
        SELECT part, category, coalesce(%s, '%s') AS key, %s AS counted, currency,
          (moment AT TIME ZONE 'UTC')::date AS day,
          sum(deals) AS deals, sum(amount) AS amount, sum(weighted) AS weighted
        FROM bundle
      """;

  private static final String CONVERTED =
      """
        GROUP BY 1, 2, 3, 4, 5, 6),
      rated AS (
        SELECT needed.currency, needed.day, held.rate
        FROM (SELECT DISTINCT currency, day FROM daily) needed
        JOIN rate_periods(?) held
          ON held.currency = needed.currency
          AND held.since <= needed.day AND needed.day < held.until)
      SELECT part, category, key, counted, currency, corporate_currency(?) AS corporate,
        sum(deals) AS deals, sum(amount) AS amount, sum(weighted) AS weighted,
        CASE WHEN every(rate IS NOT NULL) THEN sum(amount * rate) END AS converted_amount,
        CASE WHEN every(rate IS NOT NULL) THEN sum(weighted * rate) END AS converted_weighted
      FROM daily LEFT JOIN rated USING (currency, day)
      GROUP BY 1, 2, 3, 4, 5
      """;

  private final DataSource database;
  private final StandingDeals standing;

  RollupCells(DataSource database, StandingDeals standing) {
    this.database = database;
    this.standing = standing;
  }

  List<Cell> of(FiscalPeriod period, Times times, Grouping grouping, Caller caller) {
    Instant knownAt = times.knownAt();
    return Sql.of(ERAS, knownAt, knownAt)
        .add(standing.of(period, times, caller))
        .add(BUNDLED.formatted(grouping.holder().id()))
        .add(grouping.holder().memberships(knownAt))
        .add(GROUPED.formatted(grouping.key(), Row.NONE, grouping.countsOnce()))
        .add(grouping.lines(knownAt))
        .add(CONVERTED, knownAt, knownAt)
        .list(database, RollupCells::cell);
  }

  private static Cell cell(ResultSet row) throws SQLException {
    return new Cell(
        Part.valueOf(row.getString("part")),
        row.getString("category"),
        row.getString("key"),
        row.getBoolean("counted"),
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
