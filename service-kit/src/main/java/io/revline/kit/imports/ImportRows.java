package io.revline.kit.imports;

import static java.util.stream.Collectors.joining;

import io.revline.kit.database.Plans;
import io.revline.kit.database.Sql;
import io.revline.kit.imports.file.Table;
import io.revline.kit.json.CanonicalJson;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of jobs in the database; every write belongs to the caller's transaction. */
@ApplicationScoped
class ImportRows {
  /** As many rows of one key are read together at most. */
  static final int MOST_TOGETHER = 10_000;

  /** As many rows are stored by one statement. */
  private static final int TOGETHER = 1_000;

  private final DataSource database;

  ImportRows(DataSource database) {
    this.database = database;
  }

  /**
   * Stores the rows of a table.
   *
   * @param keys what each is about, by its number and its cells
   */
  void insertRows(UUID id, Table table, BiFunction<Long, List<String>, String> keys) {
    Plans.keep(database);
    List<Row> rows = new ArrayList<>();
    for (long number = 1; table.hasNext(); number++) {
      Table.Row row = table.next();
      rows.add(new Row(number, row.line(), keys.apply(number, row.cells()), row.cells()));
      if (rows.size() == TOGETHER || !table.hasNext()) {
        insert(id, rows);
        rows.clear();
      }
    }
  }

  private void insert(UUID id, List<Row> rows) {
    Sql.of(
            "INSERT INTO import_row (job_id, row, line, key, cells)"
                + " SELECT ?, row, line, key, cells::text[] FROM"
                + " unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[])"
                + " AS given (row, line, key, cells)",
            id,
            rows.stream().map(Row::number).toArray(Long[]::new),
            rows.stream().map(Row::line).toArray(Long[]::new),
            rows.stream().map(Row::key).toArray(String[]::new),
            rows.stream().map(row -> literal(row.cells())).toArray(String[]::new))
        .update(database);
  }

  /** An array as PostgreSQL reads it from a text. */
  private static String literal(List<String> cells) {
    return cells.stream()
        .map(cell -> '"' + cell.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(joining(",", "{", "}"));
  }

  /** Stores a row for each object that a job changed. */
  void insertChanged(UUID id, Sql changed) {
    Sql.of(
            "INSERT INTO import_row (job_id, row, line, key, cells)"
                + " SELECT ?, row_number() OVER (), 0, changed.key, ARRAY[changed.key] FROM (",
            id)
        .add(changed)
        .add(") AS changed (key)")
        .update(database);
  }

  /** Stores a table that words are looked up in, by the word: column to cell. */
  void insertLookup(UUID id, String name, Map<String, Map<String, @Nullable String>> words) {
    batches(
        "INSERT INTO import_lookup (job_id, name, word, cells) VALUES (?, ?, ?, ?::jsonb)",
        insert -> {
          for (Map.Entry<String, Map<String, @Nullable String>> word : words.entrySet()) {
            insert.setObject(1, id);
            insert.setString(2, name);
            insert.setString(3, word.getKey());
            insert.setString(4, CanonicalJson.write(word.getValue()));
            insert.addBatch();
          }
        });
  }

  /** The tables that a job looks words up in. */
  Lookups lookups(UUID job) {
    Lookups lookups = new Lookups();
    Sql.of("SELECT name, word, cells FROM import_lookup WHERE job_id = ?", job)
        .list(
            database,
            row -> {
              lookups.add(
                  row.getString("name"),
                  row.getString("word"),
                  CanonicalJson.map(row.getString("cells")));
              return row;
            });
    return lookups;
  }

  /**
   * The next rows: of each deal all, unless what they are about is not known.
   *
   * @param limit how many there should be at most; a single deal may have more
   * @return in the order of deals; more than {@link #MOST_TOGETHER} of one deal are not all of it
   */
  List<Row> next(UUID job, int limit) {
    List<Row> rows =
        rows(
            Sql.of(
                "SELECT * FROM import_row WHERE job_id = ? ORDER BY key, row LIMIT ?",
                job,
                limit + 1));
    if (rows.size() <= limit) {
      return rows;
    }
    String last = rows.getLast().key();
    if (last.isEmpty()) {
      return rows.subList(0, limit);
    }
    List<Row> whole = rows.stream().filter(row -> !row.key().equals(last)).toList();
    return whole.isEmpty()
        ? rows(
            Sql.of(
                "SELECT * FROM import_row WHERE job_id = ? AND key = ? ORDER BY row LIMIT ?",
                job,
                last,
                MOST_TOGETHER + 1))
        : whole;
  }

  private List<Row> rows(Sql query) {
    return query.list(
        database,
        row ->
            new Row(
                row.getLong("row"),
                row.getLong("line"),
                row.getString("key"),
                texts(row.getArray("cells"))));
  }

  /** Keeps a row that cannot be used. */
  void reject(UUID job, Row row, InvalidInput reason) {
    Violation violation = reason.violations().getFirst();
    Sql.of(
            "INSERT INTO import_reject (job_id, row, line, cells, field, reason)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            job,
            row.number(),
            row.line(),
            row.cells().toArray(String[]::new),
            violation.field(),
            violation.message())
        .update(database);
  }

  /** Rejects all rows that are about one deal; returns how many they are. */
  int rejectAll(UUID job, String key, String reason) {
    return Sql.of(
            "WITH gone AS (DELETE FROM import_row WHERE job_id = ? AND key = ? RETURNING *)"
                + " INSERT INTO import_reject (job_id, row, line, cells, field, reason)"
                + " SELECT job_id, row, line, cells, 'row', ? FROM gone",
            job,
            key,
            reason)
        .update(database);
  }

  /** Forgets rows that are done. */
  void forget(UUID job, List<Row> done) {
    Sql.of(
            "DELETE FROM import_row WHERE job_id = ? AND row = ANY (?)",
            job,
            done.stream().map(Row::number).toArray(Long[]::new))
        .update(database);
  }

  /** Forgets the rows that a job has left, and its look-ups. */
  void forgetAll(UUID job) {
    Sql.of("DELETE FROM import_row WHERE job_id = ?", job).update(database);
    Sql.of("DELETE FROM import_lookup WHERE job_id = ?", job).update(database);
  }

  List<RejectedRow> rejected(UUID job, long after, int limit) {
    return Sql.of(
            "SELECT * FROM import_reject WHERE job_id = ? AND row > ? ORDER BY row LIMIT ?",
            job,
            after,
            limit)
        .list(
            database,
            row ->
                new RejectedRow(
                    row.getLong("row"),
                    row.getLong("line"),
                    row.getString("field"),
                    row.getString("reason"),
                    texts(row.getArray("cells"))));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private void batches(String sql, Batches fill) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      fill.into(statement);
      statement.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("rows of an import could not be stored", e);
    }
  }

  @FunctionalInterface
  private interface Batches {
    void into(PreparedStatement statement) throws SQLException;
  }
}
