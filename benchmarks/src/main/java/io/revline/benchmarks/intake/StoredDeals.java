package io.revline.benchmarks.intake;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a database with the tables of pipeline-service holds of the deals these systems told of,
 * counted by one plain statement.
 *
 * @param deals how many
 * @param won how many of them are won
 * @param worth what those add up to
 * @param versions how many times one of them changed
 * @param believed segments that stand
 * @param segments all segments
 * @param facts all facts
 */
record StoredDeals(
    long deals,
    long won,
    BigDecimal worth,
    long versions,
    long believed,
    long segments,
    long facts) {
  private static final String COUNT =
      """
      WITH told AS MATERIALIZED (SELECT deal_id FROM deal_external_id WHERE source LIKE '%s%%'),
      won AS (
        SELECT amount FROM deal WHERE status = 'WON' AND id IN (SELECT deal_id FROM told)),
      segment AS (SELECT recorded_to FROM deal_segment WHERE id IN (SELECT deal_id FROM told))
      SELECT (SELECT count(*) FROM told), (SELECT count(*) FROM won),
        (SELECT coalesce(sum(amount), 0) FROM won),
        (SELECT count(*) FROM deal_version WHERE deal_id IN (SELECT deal_id FROM told)),
        (SELECT count(*) FROM segment WHERE recorded_to IS NULL),
        (SELECT count(*) FROM segment),
        (SELECT count(*) FROM deal_fact WHERE deal_id IN (SELECT deal_id FROM told))
      """
          .formatted(SourceEvents.SOURCES);

  /** Amounts are the same whatever zeros they end with. */
  StoredDeals {
    worth = worth.stripTrailingZeros();
  }

  static StoredDeals in(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(COUNT)) {
      row.next();
      return new StoredDeals(
          row.getLong(1),
          row.getLong(2),
          row.getBigDecimal(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6),
          row.getLong(7));
    }
  }
}
