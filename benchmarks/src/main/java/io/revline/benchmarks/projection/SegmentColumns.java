package io.revline.benchmarks.projection;

import io.revline.contracts.Money;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns a service keeps of a deal's segments, read from its table, each with its value. The
 * deals of the benchmarks have neither splits nor products.
 */
record SegmentColumns(List<Column> columns) {
  private static final Map<String, Function<Row, @Nullable Object>> VALUES =
      Map.ofEntries(
          Map.entry("deal_id", Row::deal),
          Map.entry("number", row -> row.segment().number()),
          Map.entry("valid_from", row -> row.segment().from()),
          Map.entry("valid_to", row -> row.segment().to()),
          Map.entry("recorded_from", row -> row.segment().recordedFrom()),
          Map.entry("recorded_to", row -> row.segment().recordedTo()),
          Map.entry("name", row -> row.state().name()),
          Map.entry("status", row -> row.state().status().name().toLowerCase(Locale.ROOT)),
          Map.entry("stage", row -> row.state().stage()),
          Map.entry("owner", row -> row.state().owner()),
          Map.entry("account", row -> row.state().account()),
          Map.entry("amount", row -> row.money().amount()),
          Map.entry("currency", row -> row.money().currency()),
          Map.entry("probability", row -> row.state().probability()),
          Map.entry(
              "category", row -> row.state().forecastCategory().name().toLowerCase(Locale.ROOT)),
          Map.entry("close_date", row -> row.state().closeDate()),
          Map.entry("lost_reason", row -> row.state().lostReason()),
          Map.entry("created_at", row -> row.state().createdAt()),
          Map.entry("closed_at", row -> row.state().closedAt()),
          Map.entry("deleted", row -> Boolean.TRUE.equals(row.state().deleted())),
          Map.entry("splits", row -> row.state().splits()),
          Map.entry("products", row -> row.state().products()),
          Map.entry("external_source", row -> null),
          Map.entry("external_id", row -> null),
          Map.entry("pipeline", row -> row.state().pipeline()),
          Map.entry("source", row -> row.state().source()),
          Map.entry("last_activity_at", row -> row.state().lastActivityAt()),
          Map.entry("fields", row -> null));

  /** A segment of a deal. */
  record Row(UUID deal, DealSegment segment) {
    DealState state() {
      return segment.state();
    }

    Money money() {
      return segment.state().amount();
    }
  }

  /** A column, its type, and its value in a row. */
  record Column(String name, String type, Function<Row, @Nullable Object> value) {
    String parameter() {
      return "?::" + type + "[]";
    }

    @Nullable String text(Row row) {
      return Objects.toString(value.apply(row), null);
    }
  }

  /**
   * The columns of {@code deal_segment} in a database.
   *
   * @throws IllegalStateException when the table has a column that nothing is known about
   */
  static SegmentColumns of(Connection connection) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT attname, atttypid::regtype::text FROM pg_attribute"
                    + " WHERE attrelid = 'deal_segment'::regclass AND attnum > 0"
                    + " AND attgenerated = '' AND NOT attisdropped ORDER BY attnum");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        columns.add(column(row.getString(1), row.getString(2)));
      }
    }
    return new SegmentColumns(List.copyOf(columns));
  }

  private static Column column(String name, String type) {
    Function<Row, @Nullable Object> value = VALUES.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "deal_segment has a column " + name + ": tell SegmentColumns what stands in it");
    }
    return new Column(name, type, value);
  }

  /** The names, as a list for SQL. */
  String names() {
    return String.join(", ", columns.stream().map(Column::name).toList());
  }

  /** An array parameter for each. */
  String parameters() {
    return String.join(", ", columns.stream().map(Column::parameter).toList());
  }
}
