package io.revline.forecast.rollup;

import io.revline.kit.caller.Caller;
import io.revline.kit.figure.Row;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Adds up the deals of a period where they are stored. */
@ApplicationScoped
class RollupCells {
  private static final String QUERY =
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
        WHERE ? OR deal_id IN (SELECT deal_id FROM deal_today WHERE owner = ?))
      SELECT part, coalesce(%s, '%s') AS key, currency, count(*) AS deals,
        sum(amount) AS amount, sum(amount * probability) AS weighted
      FROM placed, known WHERE part IS NOT NULL
      GROUP BY 1, 2, 3
      """;

  private final DataSource database;

  RollupCells(DataSource database) {
    this.database = database;
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
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(QUERY.formatted(grouping.sql(), Row.NONE))) {
      query.setObject(1, times.knownAt().atOffset(ZoneOffset.UTC));
      query.setObject(2, period.from().atStartOfDay().atOffset(ZoneOffset.UTC));
      query.setObject(3, period.to().atStartOfDay().atOffset(ZoneOffset.UTC));
      query.setObject(4, period.from());
      query.setObject(5, period.to());
      query.setObject(6, times.asOf().atOffset(ZoneOffset.UTC));
      query.setBoolean(7, caller.seesEverything());
      query.setString(8, caller.rep());
      List<Cell> cells = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          cells.add(cell(row));
        }
      }
      return cells;
    } catch (SQLException e) {
      throw new IllegalStateException("rollup could not be read", e);
    }
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
