package io.revline.benchmarks.projection;

import io.revline.benchmarks.projection.SegmentColumns.Column;
import io.revline.benchmarks.projection.SegmentColumns.Row;
import io.revline.benchmarks.sample.WireEvent;
import io.revline.contracts.deal.DealSegment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The segments of events, upserted batch by batch with nothing around it: no Kafka, no JSON, no
 * inbox. One connection, as a consumer works on one batch at a time.
 */
public final class PlainUpserts {
  static final int EVENTS_PER_BATCH = 500;

  private final Connection connection;
  private final SegmentColumns columns;

  /**
   * @param connection to a database with an empty table {@code deal_segment}
   */
  public PlainUpserts(Connection connection) throws SQLException {
    this.connection = connection;
    this.columns = SegmentColumns.of(connection);
  }

  /** How many events' segments go in per second; the arrays are made before the clock starts. */
  public double perSecond(List<WireEvent> events) throws SQLException {
    List<List<@Nullable String[]>> batches = new ArrayList<>();
    for (int from = 0; from < events.size(); from += EVENTS_PER_BATCH) {
      int to = Math.min(events.size(), from + EVENTS_PER_BATCH);
      batches.add(arrays(lastOfEach(events.subList(from, to))));
    }
    try (PreparedStatement upsert = connection.prepareStatement(statement())) {
      long begin = System.nanoTime();
      for (List<@Nullable String[]> batch : batches) {
        for (int i = 0; i < batch.size(); i++) {
          upsert.setArray(i + 1, connection.createArrayOf("text", batch.get(i)));
        }
        upsert.executeUpdate();
      }
      return events.size() * 1e9 / (System.nanoTime() - begin);
    }
  }

  private String statement() {
    return "INSERT INTO deal_segment AS known (%s) SELECT * FROM unnest(%s)"
            .formatted(columns.names(), columns.parameters())
        + " ON CONFLICT (deal_id, number) DO UPDATE SET recorded_to = excluded.recorded_to"
        + " WHERE known.recorded_to IS NULL AND excluded.recorded_to IS NOT NULL";
  }

  /** One statement may not touch a row twice; the later word on a segment is the full one. */
  private static Collection<Row> lastOfEach(List<WireEvent> events) {
    Map<Name, Row> rows = new LinkedHashMap<>();
    for (WireEvent event : events) {
      UUID deal = event.event().deal().id();
      for (DealSegment segment : event.event().segments()) {
        rows.put(new Name(deal, segment.number()), new Row(deal, segment));
      }
    }
    return rows.values();
  }

  private record Name(UUID deal, int number) {}

  private List<@Nullable String[]> arrays(Collection<Row> rows) {
    return columns.columns().stream().map(column -> array(column, rows)).toList();
  }

  private static @Nullable String[] array(Column column, Collection<Row> rows) {
    return rows.stream().map(column::text).toArray(String[]::new);
  }
}
