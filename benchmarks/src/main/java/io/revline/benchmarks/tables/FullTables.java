package io.revline.benchmarks.tables;

import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.tables.BulkLoad.Filling;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Fills a service's tables past it: deals by COPY, what they refer to by one insert. */
public final class FullTables {
  /**
   * 61 teams on three levels in five regions, 300 reps of which every fifth changed teams, monthly
   * rates.
   */
  private static final String REFERENCES =
      """
      INSERT INTO reference_version
      SELECT type, id, 1, 'created', '2020-01-01', 'bench', 'person', 'bench', body
      FROM (
        SELECT 'region' AS type, 'region' || n AS id, jsonb_build_object('name', 'Region ' || n)
          AS body
        FROM generate_series(1, 5) AS n
        UNION ALL
        SELECT 'team', 'team' || n, jsonb_strip_nulls(jsonb_build_object('name', 'Team ' || n,
          'region', CASE WHEN n BETWEEN 1 AND 5 THEN 'region' || n END,
          'parents', CASE n WHEN 0 THEN '[]' ELSE jsonb_build_array(jsonb_build_object(
            'parent', CASE WHEN n <= 5 THEN 'team0' ELSE 'team' || (1 + n % 5) END)) END))
        FROM generate_series(0, 60) AS n
        UNION ALL
        SELECT 'rep', 'rep' || n, jsonb_build_object('name', 'Rep ' || n, 'memberships',
          CASE n % 5 WHEN 0 THEN jsonb_build_array(
            jsonb_build_object('team', 'team' || (6 + n % 55), 'role', 'member', 'to', moved),
            jsonb_build_object('team', 'team' || (6 + (n + 1) % 55), 'role', 'member', 'from', moved))
          ELSE jsonb_build_array(
            jsonb_build_object('team', 'team' || (6 + n % 55), 'role', 'member')) END)
        FROM generate_series(1, :reps) AS n, to_jsonb(now() - interval '900 days') AS moved
        UNION ALL
        SELECT 'exchange-rate', currency || '/' || day, jsonb_build_object(
          'currency', currency, 'date', day, 'rate', '1.' || (10 + extract(month FROM day)))
        FROM unnest(ARRAY['EUR', 'GBP']) AS currency,
          LATERAL (SELECT (date '2015-01-01' + make_interval(months => n))::date AS day
            FROM generate_series(0, 240) AS n) AS days) AS held (type, id, body)
      ON CONFLICT DO NOTHING
      """
          .replace(":reps", String.valueOf(SampleTimelines.REPS));

  /** What pipeline-service owns and the others do not hear of. */
  private static final String SOLD =
      """
      INSERT INTO reference_version
      SELECT type, id, 1, 'created', '2020-01-01', 'bench', 'person', 'bench', body
      FROM (
        SELECT 'account' AS type, 'account' || n AS id, jsonb_build_object('name', 'Account ' || n,
          'externalIds', '[]'::jsonb) AS body
        FROM generate_series(0, %d - 1) AS n
        UNION ALL
        SELECT 'product', 'product' || n, jsonb_build_object('name', 'Product ' || n, 'active', true)
        FROM generate_series(0, %d - 1) AS n) AS held (type, id, body)
      """
          .formatted(SampleTimelines.ACCOUNTS, SampleTimelines.PRODUCTS);

  private static final List<Filling> PIPELINE =
      List.of(
          new Filling("deal", PipelineRows.DEAL_COLUMNS, PipelineRows::deal),
          new Filling("deal_external_id", PipelineRows.NAME_COLUMNS, PipelineRows::name),
          new Filling("deal_version", PipelineRows.VERSION_COLUMNS, PipelineRows::versions),
          new Filling("deal_fact", PipelineRows.FACT_COLUMNS, PipelineRows::facts),
          new Filling("deal_segment", PipelineRows.SEGMENT_COLUMNS, PipelineRows::segments));
  private static final List<Filling> FORECAST =
      List.of(
          new Filling(
              "deal_segment",
              SegmentRow.FORECAST_COLUMNS,
              history -> history.stream().map(SegmentRow::forForecast)));
  private static final List<Filling> PERFORMANCE =
      List.of(
          new Filling(
              "deal_segment",
              SegmentRow.PERFORMANCE_COLUMNS,
              history -> history.stream().map(SegmentRow::forPerformance)));

  private FullTables() {}

  /**
   * Fills the tables of a service that owns deals or copies them.
   *
   * @throws IllegalArgumentException for a service without deals
   */
  public static void fill(RunningPlatform platform, Service service, SampleTimelines... timelines)
      throws SQLException, IOException {
    try (Connection connection = platform.connect(service)) {
      fill(connection, service, timelines);
    }
    // What it wrote is on disk before anything is measured.
    try (Connection administrator = platform.postgres().administrator();
        Statement checkpoint = administrator.createStatement()) {
      checkpoint.execute("CHECKPOINT");
    }
  }

  static void fill(Connection connection, Service service, SampleTimelines... timelines)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(REFERENCES);
      if (service == Service.PIPELINE) {
        statement.execute(SOLD);
      }
      statement.execute("ANALYZE reference_version");
    }
    new BulkLoad(connection).fill(List.of(timelines), fillings(service));
  }

  private static List<Filling> fillings(Service service) {
    return switch (service) {
      case PIPELINE -> PIPELINE;
      case FORECAST -> FORECAST;
      case PERFORMANCE -> PERFORMANCE;
      case GATEWAY -> throw new IllegalArgumentException("the gateway has no deals");
    };
  }
}
