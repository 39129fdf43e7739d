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

/** Adds up the deals of a period where they are stored. */
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
          END AS part
        FROM known, deal_as_of(?, known.at) AS deals
      """;

  private static final String SUMMED =
      """
      )
      SELECT part, coalesce(%s, '%s') AS key, currency, count(*) AS deals,
        sum(amount) AS amount, sum(amount * probability) AS weighted
      FROM placed, known WHERE part IS NOT NULL
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
   * @param amount their sum
   * @param weighted the exact sum of amount times probability
   */
  record Cell(
      Part part,
      String key,
      long deals,
      @Nullable String currency,
      BigDecimal amount,
      BigDecimal weighted) {}

  List<Cell> of(FiscalPeriod period, Times times, Grouping grouping, Caller caller) {
    return Sql.of(
            PLACED,
            times.knownAt(),
            period.startsAt(),
            period.endsAt(),
            period.from(),
            period.to(),
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
        orZero(row.getBigDecimal("amount")),
        orZero(row.getBigDecimal("weighted")));
  }

  private static BigDecimal orZero(@Nullable BigDecimal sum) {
    return sum == null ? BigDecimal.ZERO : sum;
  }
}
