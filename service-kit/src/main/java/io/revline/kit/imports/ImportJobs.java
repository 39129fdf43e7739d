package io.revline.kit.imports;

import io.revline.kit.caller.Provenance;
import io.revline.kit.database.Sql;
import io.revline.kit.export.NewestFirst;
import io.revline.kit.imports.file.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Jobs in the database; every write belongs to the caller's transaction. */
@ApplicationScoped
class ImportJobs {
  private final DataSource database;
  private final ImportRows rows;

  ImportJobs(DataSource database, ImportRows rows) {
    this.database = database;
    this.rows = rows;
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

  /** A job without a file that takes back what another did. */
  void insertUndo(UUID id, ImportJob undone, Provenance by, Instant at) {
    Sql.of(
            "INSERT INTO import_job (id, file_name, shape, state, undoes, actor, correlation_id,"
                + " mapping, header, submitted_at, rows_total)"
                + " VALUES (?, ?, ?, 'running', ?, ?, ?, '', '{changed}', ?, 0)",
            id,
            undone.fileName(),
            undone.shape(),
            undone.id(),
            by.actor(),
            by.correlationId(),
            at)
        .update(database);
  }

  /** All rows of a job are there. */
  void countRows(UUID id) {
    Sql.of(
            "UPDATE import_job SET rows_total ="
                + " (SELECT count(*) FROM import_row WHERE job_id = id) WHERE id = ?",
            id)
        .update(database);
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
                    Shape.of(row.getString("shape")),
                    row.getString("actor"),
                    row.getString("correlation_id"),
                    row.getString("mapping"),
                    texts(row.getArray("header")),
                    row.getBoolean("dry_run"),
                    row.getObject("undoes", UUID.class)));
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
      rows.forgetAll(job);
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
      rows.forgetAll(job);
    }
    return cancelled > 0;
  }

  Optional<ImportJob> find(UUID id) {
    return Sql.of("SELECT * FROM import_job WHERE id = ?", id).first(database, ImportJobs::job);
  }

  /** A page of the jobs, the newest first. */
  NewestFirst<ImportJob> page(int limit, @Nullable String cursor) {
    return NewestFirst.read(database, "import_job", "submitted_at", limit, cursor, ImportJobs::job);
  }

  /** The columns of a job's table. */
  List<String> header(UUID job) {
    return Sql.of("SELECT header FROM import_job WHERE id = ?", job)
        .first(database, row -> texts(row.getArray("header")))
        .orElseThrow();
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

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
