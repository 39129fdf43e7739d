package io.revline.pipeline.imports;

import io.revline.kit.caller.Provenance;
import io.revline.kit.database.Sql;
import io.revline.kit.json.CanonicalJson;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.deal.DealCommands.Told;
import io.revline.pipeline.imports.file.Table;
import io.revline.pipeline.imports.shape.Lookups;
import io.revline.pipeline.imports.shape.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Jobs and their rows in the database; every write belongs to the caller's transaction. */
@ApplicationScoped
class ImportStore {
  /** As many rows of one deal are read together at most. */
  static final int MOST_TOGETHER = 10_000;

  private static final int BATCH = 1_000;

  private final DataSource database;

  ImportStore(DataSource database) {
    this.database = database;
  }

  /** A job at work: what it needs to go on. */
  record Running(
      UUID id,
      String actor,
      String correlationId,
      String mapping,
      List<String> header,
      boolean dryRun,
      @Nullable UUID undoes) {
    Provenance provenance() {
      return new Provenance(actor, "import", correlationId);
    }
  }

  void insert(
      UUID id,
      Submission submission,
      String shape,
      List<String> header,
      Provenance by,
      Instant at) {
    Sql.of(
            "INSERT INTO import_job (id, file_name, shape, state, dry_run, actor, correlation_id,"
                + " mapping, header, submitted_at, rows_total)"
                + " VALUES (?, ?, ?, 'running', ?, ?, ?, ?, ?, ?, 0)",
            id,
            submission.fileName(),
            shape,
            submission.dryRun(),
            by.actor(),
            by.correlationId(),
            submission.mapping(),
            header.toArray(String[]::new),
            at)
        .update(database);
  }

  /** A job without a file that takes back what another did: a row per deal that it changed. */
  void insertUndo(UUID id, ImportJob undone, Provenance by, Instant at) {
    Sql.of(
            "INSERT INTO import_job (id, file_name, shape, state, undoes, actor, correlation_id,"
                + " mapping, header, submitted_at, rows_total)"
                + " VALUES (?, ?, ?, 'running', ?, ?, ?, '', '{deal}', ?, 0)",
            id,
            undone.fileName(),
            undone.shape(),
            undone.id(),
            by.actor(),
            by.correlationId(),
            at)
        .update(database);
    Sql.of(
            "INSERT INTO import_row (job_id, row, line, key, cells)"
                + " SELECT ?, row_number() OVER (), 0, deal_id::text, ARRAY[deal_id::text]"
                + " FROM (SELECT DISTINCT deal_id FROM import_version WHERE job_id = ?) AS changed",
            id,
            undone.id())
        .update(database);
    countRows(id);
  }

  /**
   * Stores the rows of a table.
   *
   * @param keys what each is about, by its number and its cells
   */
  void insertRows(UUID id, Table table, BiFunction<Long, List<String>, String> keys) {
    batches(
        "INSERT INTO import_row (job_id, row, line, key, cells) VALUES (?, ?, ?, ?, ?)",
        insert -> {
          long number = 0;
          while (table.hasNext()) {
            Table.Row row = table.next();
            number++;
            insert.setObject(1, id);
            insert.setLong(2, number);
            insert.setLong(3, row.line());
            insert.setString(4, keys.apply(number, row.cells()));
            insert.setArray(5, texts(insert, row.cells()));
            insert.addBatch();
            if (number % BATCH == 0) {
              insert.executeBatch();
            }
          }
        });
    countRows(id);
  }

  private void countRows(UUID id) {
    Sql.of(
            "UPDATE import_job SET rows_total ="
                + " (SELECT count(*) FROM import_row WHERE job_id = id) WHERE id = ?",
            id)
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

  /** The oldest running job that no other replica is at; it stays locked for the transaction. */
  Optional<Running> lockOldest() {
    return Sql.of(
            "SELECT * FROM import_job WHERE state = 'running'"
                + " ORDER BY submitted_at LIMIT 1 FOR UPDATE SKIP LOCKED")
        .first(
            database,
            row ->
                new Running(
                    row.getObject("id", UUID.class),
                    row.getString("actor"),
                    row.getString("correlation_id"),
                    row.getString("mapping"),
                    texts(row.getArray("header")),
                    row.getBoolean("dry_run"),
                    row.getObject("undoes", UUID.class)));
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

  /** Notes which versions a job made. */
  void noteVersions(UUID job, List<Told> changed) {
    Sql.of(
            "INSERT INTO import_version SELECT ?, * FROM unnest(?, ?)",
            job,
            changed.stream().map(Told::dealId).toArray(UUID[]::new),
            changed.stream().map(Told::version).toArray(Long[]::new))
        .update(database);
  }

  /** The versions of a deal that a job made. */
  List<Long> versions(UUID job, UUID deal) {
    return Sql.of("SELECT version FROM import_version WHERE job_id = ? AND deal_id = ?", job, deal)
        .list(database, row -> row.getLong("version"));
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

  /** Counts what came of rows; when all are done the job has succeeded. */
  void count(UUID job, Tally tally, Instant now) {
    Sql.of(
            "UPDATE import_job SET rows_read = rows_read + ?, rows_applied = rows_applied + ?,"
                + " rows_unchanged = rows_unchanged + ?, rows_skipped = rows_skipped + ?,"
                + " rows_rejected = rows_rejected + ?, recorded_at = clock_timestamp()"
                + " WHERE id = ?",
            tally.rows(),
            tally.applied,
            tally.unchanged,
            tally.skipped,
            tally.rejected,
            job)
        .update(database);
    int over =
        Sql.of(
                "UPDATE import_job SET state = 'succeeded', finished_at = ?"
                    + " WHERE id = ? AND rows_read = rows_total",
                now,
                job)
            .update(database);
    if (over > 0) {
      forgetLookups(job);
    }
  }

  /** Ends a running job; what it did stays. Returns whether it was running. */
  boolean cancel(UUID job, Instant now) {
    int cancelled =
        Sql.of(
                "UPDATE import_job SET state = 'cancelled', finished_at = ?"
                    + " WHERE id = ? AND state = 'running'",
                now,
                job)
            .update(database);
    if (cancelled > 0) {
      Sql.of("DELETE FROM import_row WHERE job_id = ?", job).update(database);
      forgetLookups(job);
    }
    return cancelled > 0;
  }

  private void forgetLookups(UUID job) {
    Sql.of("DELETE FROM import_lookup WHERE job_id = ?", job).update(database);
  }

  Optional<ImportJob> find(UUID id) {
    return Sql.of("SELECT * FROM import_job WHERE id = ?", id).first(database, ImportStore::job);
  }

  /** The latest jobs, the newest first. */
  List<ImportJob> latest(int limit) {
    return Sql.of("SELECT * FROM import_job ORDER BY submitted_at DESC, id DESC LIMIT ?", limit)
        .list(database, ImportStore::job);
  }

  /** The columns of a job's table. */
  List<String> header(UUID job) {
    return Sql.of("SELECT header FROM import_job WHERE id = ?", job)
        .first(database, row -> texts(row.getArray("header")))
        .orElseThrow();
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

  private static ImportJob job(ResultSet row) throws SQLException {
    return new ImportJob(
        row.getObject("id", UUID.class),
        row.getString("file_name"),
        row.getString("shape"),
        row.getString("state"),
        row.getBoolean("dry_run"),
        row.getObject("undoes", UUID.class),
        Sql.instant(row, "submitted_at"),
        Sql.instantOrNull(row, "finished_at"),
        row.getLong("rows_total"),
        row.getLong("rows_read"),
        row.getLong("rows_applied"),
        row.getLong("rows_unchanged"),
        row.getLong("rows_skipped"),
        row.getLong("rows_rejected"),
        Sql.instantOrNull(row, "recorded_at"));
  }

  private static Array texts(PreparedStatement statement, List<String> values) throws SQLException {
    return statement.getConnection().createArrayOf("text", values.toArray());
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
