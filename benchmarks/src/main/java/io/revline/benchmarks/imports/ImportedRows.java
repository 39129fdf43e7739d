package io.revline.benchmarks.imports;

import io.revline.platform.process.Directories;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The rows that an import left in every table, as files that COPY reads. */
final class ImportedRows {
  /** A table, the column with the deal's id in it, and the order its rows came in. */
  private record Source(String table, String deal, String order) {}

  private static final List<Source> SOURCES =
      List.of(
          new Source("deal", "id", "t.id"),
          new Source("deal_external_id", "deal_id", "t.deal_id"),
          new Source("deal_version", "deal_id", "t.deal_id"),
          new Source("deal_segment", "id", "t.id, t.number"),
          new Source("deal_fact", "deal_id", "t.id"));
  private static final String IMPORTED =
      "SELECT deal_id FROM deal_external_id WHERE source = '%s'".formatted(DealTable.SOURCE);

  private final Path folder;

  /**
   * @param folder where the files go
   */
  ImportedRows(Path folder) {
    this.folder = folder;
  }

  /**
   * Copies the rows out. The outbox no longer has its own, so they are made from the events that
   * were relayed.
   *
   * @param from where the import went
   * @param kafka where its events went
   */
  void takeFrom(Connection from, String kafka) throws SQLException, IOException {
    CopyManager copies = from.unwrap(PGConnection.class).getCopyAPI();
    for (Source source : SOURCES) {
      try (OutputStream file = Files.newOutputStream(file(source.table()))) {
        copies.copyOut(
            "COPY (SELECT t.* FROM %s t WHERE t.%s IN (%s) ORDER BY %s) TO STDOUT"
                .formatted(source.table(), source.deal(), IMPORTED, source.order()),
            file);
      }
    }
    RelayedEvents.write(kafka, ids(from), file("outbox"));
  }

  private static Set<String> ids(Connection from) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (Statement statement = from.createStatement();
        ResultSet row = statement.executeQuery(IMPORTED)) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }

  /**
   * Copies everything into a database with the same tables, in one transaction.
   *
   * @param deals how many there must be in the end
   * @return how long it took to the commit
   */
  double secondsInto(Connection to, int deals) throws SQLException, IOException {
    CopyManager copies = to.unwrap(PGConnection.class).getCopyAPI();
    to.setAutoCommit(false);
    long begin = System.nanoTime();
    for (Source source : SOURCES) {
      copy(copies, "COPY %s FROM STDIN".formatted(source.table()), file(source.table()));
    }
    copy(copies, RelayedEvents.COPY, file("outbox"));
    to.commit();
    double seconds = (System.nanoTime() - begin) / 1e9;
    requireAll(to, deals);
    return seconds;
  }

  private static void copy(CopyManager copies, String statement, Path file)
      throws SQLException, IOException {
    try (InputStream rows = Files.newInputStream(file)) {
      copies.copyIn(statement, rows);
    }
  }

  private static void requireAll(Connection to, int deals) throws SQLException {
    try (Statement statement = to.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM deal), count(*) FROM outbox"
                    + " WHERE topic = 'revline.deals.v1'")) {
      row.next();
      if (row.getLong(1) != deals || row.getLong(2) != deals) {
        throw new IllegalStateException(
            "%d deals were to be copied, there are %d with %d events"
                .formatted(deals, row.getLong(1), row.getLong(2)));
      }
    }
  }

  private Path file(String table) {
    return folder.resolve(table);
  }

  /** Deletes the files. */
  void delete() throws IOException {
    Directories.delete(folder);
  }
}
