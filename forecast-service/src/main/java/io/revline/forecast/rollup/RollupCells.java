package io.revline.forecast.rollup;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import io.revline.kit.people.Visibility;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the deals of a period where they are stored, in each currency and in the corporate one:
 * open deals at the rate of the time asked about, won ones at that of the win. Rates hold for whole
 * days, so deals are added up by day before they are converted.
 */
@ApplicationScoped
class RollupCells {
  private static final String PLACED =
      """
      WITH known AS (SELECT ?::timestamptz AS at), placed AS (
        SELECT deals.*,
          CASE
            WHEN status = 'won' AND closed_at >= ? AND closed_at < ? THEN 'CLOSED_WON'
            WHEN status <> 'open' OR category = 'omitted' THEN NULL
            WHEN close_date IS NULL THEN 'UNDATED'
            WHEN close_date >= ? AND close_date < ? THEN 'OPEN'
          END AS part,
          (CASE WHEN status = 'won' THEN closed_at ELSE ?::timestamptz - interval '1 microsecond' END
            AT TIME ZONE 'UTC')::date AS day
        FROM known, deal_as_of(?, known.at) AS deals
      """;

  private static final String SUMMED =
      """
      ),
      daily AS (
        SELECT part, coalesce(%s, '%s') AS key, currency::text AS currency, day,
          count(*) AS deals, sum(amount) AS amount, sum(amount * probability) AS weighted
        FROM placed, known WHERE part IS NOT NULL
        GROUP BY 1, 2, 3, 4),
      rated AS (
        SELECT needed.currency, needed.day, held.rate
        FROM (SELECT DISTINCT currency, day FROM daily) needed
        JOIN rate_periods((SELECT at FROM known)) held
          ON held.currency = needed.currency
          AND held.since <= needed.day AND needed.day < held.until)
      SELECT part, key, currency, corporate_currency((SELECT at FROM known)) AS corporate,
        sum(deals) AS deals, sum(amount) AS amount, sum(weighted) AS weighted,
        CASE WHEN every(rate IS NOT NULL) THEN sum(amount * rate) END AS converted_amount,
        CASE WHEN every(rate IS NOT NULL) THEN sum(weighted * rate) END AS converted_weighted
      FROM daily LEFT JOIN rated USING (currency, day)
      GROUP BY 1, 2, 3
      """;

  private final DataSource database;
  private final Visibility visibility;

  RollupCells(DataSource database, Visibility visibility) {
    this.database = database;
    this.visibility = visibility;
  }

  /** Where a deal counts. */
  enum Part {
    CLOSED_WON,
    OPEN,
    UNDATED
  }

  /**
   * Deals of one part, group and currency.
   *
   * @param currency null for deals without an amount
   * @param corporate the corporate currency
   * @param amount the exact sum of their amounts
   * @param weighted the exact sum of amount times probability
   */
  record Cell(
      Part part,
      String key,
      long deals,
      @Nullable String currency,
      String corporate,
      Worth amount,
      Worth weighted) {}

  /**
   * A sum in its own currency and in the corporate one, both exact.
   *
   * @param sum in its own
   * @param converted in the corporate one; null when the rate of any of its days is missing
   */
  record Worth(BigDecimal sum, @Nullable BigDecimal converted) {}

  List<Cell> of(FiscalPeriod period, Times times, Grouping grouping, Caller caller) {
    return Sql.of(
            PLACED,
            times.knownAt(),
            period.startsAt(),
            period.endsAt(),
            period.from(),
            period.to(),
            times.asOf(),
            times.asOf())
        .add(" WHERE ")
        .add(seenBy(caller))
        .add(SUMMED.formatted(grouping.sql(), Row.NONE))
        .list(database, RollupCells::cell);
  }

  /** Visibility goes by today's owner, whatever the time asked about. */
  private Sql seenBy(Caller caller) {
    return caller.seesEverything()
        ? Sql.of("TRUE")
        : Sql.of("deal_id IN (SELECT deal_id FROM deal_today WHERE ")
            .add(visibility.ofOwner(caller, "owner"))
            .add(")");
  }

  private static Cell cell(ResultSet row) throws SQLException {
    return new Cell(
        Part.valueOf(row.getString("part")),
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
