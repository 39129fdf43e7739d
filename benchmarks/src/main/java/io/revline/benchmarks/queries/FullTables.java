package io.revline.benchmarks.queries;

import io.revline.benchmarks.run.RunningPlatform;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Fills the projections past their services: deals by COPY, people and rates by one insert each.
 */
final class FullTables {
  /** 61 teams on three levels, 300 reps of which every fifth changed teams, monthly rates. */
  private static final String REFERENCES =
      """
      INSERT INTO reference_version
      SELECT type, id, 1, 'created', '2020-01-01', 'bench', 'person', 'bench', body
      FROM (
        SELECT 'team' AS type, 'team' || n AS id, jsonb_build_object('name', 'Team ' || n,
          'parents', CASE n WHEN 0 THEN '[]' ELSE jsonb_build_array(jsonb_build_object(
            'parent', CASE WHEN n <= 5 THEN 'team0' ELSE 'team' || (1 + n % 5) END)) END) AS body
        FROM generate_series(0, 60) AS n
        UNION ALL
        SELECT 'rep', 'rep' || n, jsonb_build_object('name', 'Rep ' || n, 'memberships',
          CASE n % 5 WHEN 0 THEN jsonb_build_array(
            jsonb_build_object('team', 'team' || (6 + n % 55), 'role', 'member', 'to', moved),
            jsonb_build_object('team', 'team' || (6 + (n + 1) % 55), 'role', 'member', 'from', moved))
          ELSE jsonb_build_array(
            jsonb_build_object('team', 'team' || (6 + n % 55), 'role', 'member')) END)
        FROM generate_series(0, 299) AS n, to_jsonb(now() - interval '900 days') AS moved
        UNION ALL
        SELECT 'exchange-rate', currency || '/' || day, jsonb_build_object(
          'currency', currency, 'date', day, 'rate', '1.' || (10 + extract(month FROM day)))
        FROM unnest(ARRAY['EUR', 'GBP']) AS currency,
          LATERAL (SELECT (date '2015-01-01' + make_interval(months => n))::date AS day
            FROM generate_series(0, 240) AS n) AS days) AS held (type, id, body)
      """;

  private FullTables() {}

  static void fill(RunningPlatform platform, SampleTimelines timelines)
      throws SQLException, IOException {
    fill(
        platform,
        Service.FORECAST,
        SegmentRow.FORECAST_COLUMNS,
        timelines,
        SegmentRow::forForecast);
    fill(
        platform,
        Service.PERFORMANCE,
        SegmentRow.PERFORMANCE_COLUMNS,
        timelines,
        SegmentRow::forPerformance);
  }

  private static void fill(
      RunningPlatform platform,
      Service service,
      String columns,
      SampleTimelines timelines,
      Function<SegmentRow, String> line)
      throws SQLException, IOException {
    try (Connection connection = platform.connect(service);
        Statement statement = connection.createStatement()) {
      statement.execute(REFERENCES);
      String copy = "COPY deal_segment (%s) FROM STDIN (FORMAT csv)".formatted(columns);
      try (PGCopyOutputStream rows =
          new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy, 1 << 20)) {
        timelines.forEach(segment -> write(rows, line.apply(segment)));
      }
      statement.execute("VACUUM ANALYZE deal_segment");
      statement.execute("ANALYZE reference_version");
    }
  }

  private static void write(PGCopyOutputStream rows, String line) {
    try {
      rows.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
