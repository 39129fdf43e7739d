package io.revline.forecast.series;

import io.revline.forecast.revision.SeenDeals;
import io.revline.forecast.revision.WonDeals;
import io.revline.forecast.revision.WonDeals.Kind;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What was won, by key and period, in the corporate currency at the rate of the day of each win. It
 * is added up where it is stored: within an era no rate changes and nobody moves, so little has to
 * be looked up, and one row comes of each key.
 */
@ApplicationScoped
class WonSeries {
  private static final String COLUMNS =
      "%s AS whose, %s AS shares, deal.currency, deal.closed_at AS moment, deal.amount";

  private static final String PARTS =
      """
      ), part AS (
        SELECT whose, currency, moment, amount FROM won WHERE shares IS NULL
        UNION ALL
        SELECT parts.key, won.currency, won.moment, parts.amount
        FROM won, divided(won.shares, won.amount, won.currency) AS parts
        WHERE won.shares IS NOT NULL
      ), rate AS MATERIALIZED (SELECT * FROM rate_periods(?)),
      bundle AS MATERIALIZED (
        SELECT whose, currency, width_bucket(moment, (SELECT ?::timestamptz[])) - 1 AS period,
          width_bucket(moment, (
            SELECT coalesce(array_agg(DISTINCT changed ORDER BY changed), '{}')
            FROM (SELECT since::timestamp AT TIME ZONE 'UTC' FROM rate
      """;

  private static final String BUNDLED =
      """
            ) AS changes (changed))) AS era,
          min(moment) AS moment, sum(amount) AS amount
        FROM part
        GROUP BY 1, 2, 3, 4
      ), sum AS (
        SELECT coalesce(%s, '%s') AS key, period, sum(amount * rate) AS worth,
          bool_or(amount IS NOT NULL AND rate IS NULL) AS unrated
        FROM bundle
        LEFT JOIN rate ON rate.currency = bundle.currency
          AND rate.since <= (moment AT TIME ZONE 'UTC')::date
          AND (moment AT TIME ZONE 'UTC')::date < rate.until
      """;

  private static final String BY_KEY =
      """
        GROUP BY 1, 2)
      SELECT key, array_agg(period) AS periods, array_agg(coalesce(worth, 0)::float8) AS worths,
        bool_or(unrated) AS unrated
      FROM sum
      GROUP BY key
      """;

  private final DataSource database;
  private final SeenDeals seen;

  WonSeries(DataSource database, SeenDeals seen) {
    this.database = database;
    this.seen = seen;
  }

  /**
   * A key and what was won for it.
   *
   * @param unrated whether a rate is missing, so that what was won is not known
   */
  record Won(Series series, boolean unrated) {}

  /** All keys that anything was won for in the past periods, in their order. */
  List<Won> of(By by, Periods periods, Times times, Caller caller) {
    if (periods.past().isEmpty()) {
      return List.of();
    }
    int length = periods.past().size();
    return statement(by, periods, times, caller)
        .list(database, row -> new Won(series(row, length), row.getBoolean("unrated")))
        .stream()
        .sorted(Comparator.comparing(won -> won.series().key()))
        .toList();
  }

  private Sql statement(By by, Periods periods, Times times, Caller caller) {
    return Sql.of("WITH won AS (")
        .add(won(by, Kind.ALONE, periods, times, caller))
        .add(" UNION ALL ")
        .add(won(by, Kind.SHARED, periods, times, caller))
        .add(PARTS, times.knownAt(), starts(periods))
        .add(by.moves(times.knownAt()))
        .add(BUNDLED.formatted(by.key(), Row.NONE))
        .add(by.places(times.knownAt()))
        .add(BY_KEY);
  }

  private Sql won(By by, Kind kind, Periods periods, Times times, Caller caller) {
    String columns = COLUMNS.formatted(by.whole(), by.shares(kind));
    return WonDeals.query(columns, kind, periods.from(), periods.to(), times).add(seen.by(caller));
  }

  private static String starts(Periods periods) {
    return periods.past().stream()
        .map(FiscalPeriod::startsAt)
        .map(Object::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Series series(ResultSet row, int length) throws SQLException {
    double[] values = new double[length];
    Integer[] periods = (Integer[]) row.getArray("periods").getArray();
    Double[] worths = (Double[]) row.getArray("worths").getArray();
    for (int each = 0; each < periods.length; each++) {
      values[periods[each]] = worths[each];
    }
    return new Series(row.getString("key"), values);
  }
}
