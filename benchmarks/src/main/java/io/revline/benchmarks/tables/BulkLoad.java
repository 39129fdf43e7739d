package io.revline.benchmarks.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Fills tables by COPY. Their foreign keys and those of their indexes that no constraint needs are
 * taken off before and made again after, just as they were.
 */
final class BulkLoad {
  private static final int BUFFER = 1 << 20;

  /** A statement that takes a thing off, and one that makes it again. */
  private static final String FURNITURE =
      """
      SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
        format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
          pg_get_constraintdef(oid))
      FROM pg_constraint WHERE contype = 'f' AND conrelid = ?::regclass
      UNION ALL
      SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
      FROM pg_index
      WHERE indrelid = ?::regclass
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
      """;

  private final Connection connection;

  BulkLoad(Connection connection) {
    this.connection = connection;
  }

  /**
   * What a table gets.
   *
   * @param columns separated by commas
   * @param lines a deal's rows as lines of CSV
   */
  record Filling(String table, String columns, Function<List<SegmentRow>, Stream<String>> lines) {}

  /**
   * Fills the tables one after the other, then makes what they had, then looks at what is there.
   */
  void fill(List<SampleTimelines> timelines, List<Filling> fillings)
      throws SQLException, IOException {
    List<String> remade = new ArrayList<>();
    for (Filling filling : fillings) {
      remade.addAll(strip(filling.table()));
    }
    for (Filling filling : fillings) {
      copy(timelines, filling);
    }
    execute("SET maintenance_work_mem = '256MB'");
    for (String statement : remade) {
      execute(statement);
    }
    for (Filling filling : fillings) {
      execute("VACUUM ANALYZE " + filling.table());
    }
  }

  private List<String> strip(String table) throws SQLException {
    List<String> remade = new ArrayList<>();
    try (PreparedStatement furniture = connection.prepareStatement(FURNITURE)) {
      furniture.setString(1, table);
      furniture.setString(2, table);
      try (ResultSet row = furniture.executeQuery()) {
        while (row.next()) {
          execute(row.getString(1));
          remade.add(row.getString(2));
        }
      }
    }
    return remade;
  }

  private void copy(List<SampleTimelines> timelines, Filling filling)
      throws SQLException, IOException {
    String copy =
        "COPY %s (%s) FROM STDIN (FORMAT csv)".formatted(filling.table(), filling.columns());
    try (PGCopyOutputStream rows =
        new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy, BUFFER)) {
      for (SampleTimelines each : timelines) {
        each.forEach(history -> filling.lines().apply(history).forEach(it -> write(rows, it)));
      }
    }
  }

  private static void write(PGCopyOutputStream rows, String line) {
    try {
      rows.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
