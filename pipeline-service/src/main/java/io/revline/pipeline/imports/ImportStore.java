package io.revline.pipeline.imports;

import io.revline.kit.caller.Provenance;
import io.revline.pipeline.imports.ImportWork.Tally;
import io.revline.pipeline.imports.file.Table;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Jobs and their rows in the database; every write belongs to the caller's transaction. */
@ApplicationScoped
class ImportStore {
  private static final int BATCH = 1_000;

  private final DataSource database;

  ImportStore(DataSource database) {
    this.database = database;
  }

  /** A job at work: what it needs to go on. */
  record Running(
      UUID id, String actor, String correlationId, String mapping, List<String> header) {}

  /** A row that is not done yet. */
  record Pending(long row, long line, List<String> cells) {}

  void insert(UUID id, Provenance provenance, String mapping, Table table, Instant at) {
    run(
        "INSERT INTO import_job (id, state, actor, correlation_id, mapping, header,"
            + " submitted_at, rows_total) VALUES (?, 'running', ?, ?, ?, ?, ?, 0)",
        insert -> {
          insert.setObject(1, id);
          insert.setString(2, provenance.actor());
          insert.setString(3, provenance.correlationId());
          insert.setString(4, mapping);
          insert.setArray(5, texts(insert, table.header()));
          insert.setObject(6, at.atOffset(ZoneOffset.UTC));
          return insert.executeUpdate();
        });
    long rows = insertRows(id, table);
    run(
        "UPDATE import_job SET rows_total = ? WHERE id = ?",
        update -> {
          update.setLong(1, rows);
          update.setObject(2, id);
          return update.executeUpdate();
        });
  }

  private long insertRows(UUID id, Table table) {
    return run(
        "INSERT INTO import_row (job_id, row, line, cells) VALUES (?, ?, ?, ?)",
        insert -> {
          long number = 0;
          while (table.hasNext()) {
            Table.Row row = table.next();
            number++;
            insert.setObject(1, id);
            insert.setLong(2, number);
            insert.setLong(3, row.line());
            insert.setArray(4, texts(insert, row.cells()));
            insert.addBatch();
            if (number % BATCH == 0) {
              insert.executeBatch();
            }
          }
          insert.executeBatch();
          return number;
        });
  }

  /** The oldest running job that no other replica is at; it stays locked for the transaction. */
  Optional<Running> lockOldest() {
    return run(
        "SELECT id, actor, correlation_id, mapping, header FROM import_job"
            + " WHERE state = 'running' ORDER BY submitted_at LIMIT 1 FOR UPDATE SKIP LOCKED",
        select -> {
          try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
              return Optional.empty();
            }
            return Optional.of(
                new Running(
                    row.getObject("id", UUID.class),
                    row.getString("actor"),
                    row.getString("correlation_id"),
                    row.getString("mapping"),
                    texts(row.getArray("header"))));
          }
        });
  }

  List<Pending> next(UUID job, int limit) {
    return run(
        "SELECT row, line, cells FROM import_row WHERE job_id = ? ORDER BY row LIMIT ?",
        select -> {
          select.setObject(1, job);
          select.setInt(2, limit);
          List<Pending> rows = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              rows.add(
                  new Pending(
                      row.getLong("row"), row.getLong("line"), texts(row.getArray("cells"))));
            }
          }
          return rows;
        });
  }

  void reject(UUID job, Pending row, String column, String reason) {
    run(
        "INSERT INTO import_reject (job_id, row, line, cells, field, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        insert -> {
          insert.setObject(1, job);
          insert.setLong(2, row.row());
          insert.setLong(3, row.line());
          insert.setArray(4, texts(insert, row.cells()));
          insert.setString(5, column);
          insert.setString(6, reason);
          return insert.executeUpdate();
        });
  }

  /** Forgets rows that are done; without any left the job has succeeded. */
  void advance(UUID job, List<Pending> done, Tally tally, Instant now) {
    run(
        "DELETE FROM import_row WHERE job_id = ? AND row = ANY (?)",
        delete -> {
          delete.setObject(1, job);
          delete.setArray(
              2,
              delete
                  .getConnection()
                  .createArrayOf("int8", done.stream().map(Pending::row).toArray()));
          return delete.executeUpdate();
        });
    run(
        "UPDATE import_job SET rows_read = rows_read + ?, rows_applied = rows_applied + ?,"
            + " rows_unchanged = rows_unchanged + ?, rows_rejected = rows_rejected + ?"
            + " WHERE id = ?",
        update -> {
          update.setLong(1, done.size());
          update.setLong(2, tally.applied);
          update.setLong(3, tally.unchanged);
          update.setLong(4, tally.rejected);
          update.setObject(5, job);
          return update.executeUpdate();
        });
    run(
        "UPDATE import_job SET state = 'succeeded', finished_at = ?"
            + " WHERE id = ? AND rows_read = rows_total",
        update -> {
          update.setObject(1, now.atOffset(ZoneOffset.UTC));
          update.setObject(2, job);
          return update.executeUpdate();
        });
  }

  Optional<ImportJob> find(UUID id) {
    return run(
        "SELECT * FROM import_job WHERE id = ?",
        select -> {
          select.setObject(1, id);
          try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(job(row)) : Optional.empty();
          }
        });
  }

  List<RejectedRow> rejected(UUID job, long after, int limit) {
    return run(
        "SELECT * FROM import_reject WHERE job_id = ? AND row > ? ORDER BY row LIMIT ?",
        select -> {
          select.setObject(1, job);
          select.setLong(2, after);
          select.setInt(3, limit);
          List<RejectedRow> rows = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              rows.add(
                  new RejectedRow(
                      row.getLong("row"),
                      row.getLong("line"),
                      row.getString("field"),
                      row.getString("reason"),
                      texts(row.getArray("cells"))));
            }
          }
          return rows;
        });
  }

  private static ImportJob job(ResultSet row) throws SQLException {
    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
    return new ImportJob(
        row.getObject("id", UUID.class),
        row.getString("state"),
        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant(),
        row.getLong("rows_total"),
        row.getLong("rows_read"),
        row.getLong("rows_applied"),
        row.getLong("rows_unchanged"),
        row.getLong("rows_rejected"));
  }

  private static Array texts(PreparedStatement statement, List<String> values) throws SQLException {
    return statement.getConnection().createArrayOf("text", values.toArray());
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private <T> T run(String sql, Use<T> use) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return use.of(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("import could not be stored or read", e);
    }
  }

  @FunctionalInterface
  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }
}
