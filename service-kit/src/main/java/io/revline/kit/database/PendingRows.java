package io.revline.kit.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Rows that the transaction at hand has still to write: together, one statement for each kind, when
 * it commits or when somebody wants to read them.
 */
@ApplicationScoped
public class PendingRows {
  private final DataSource database;
  private final TransactionSynchronizationRegistry transaction;

  PendingRows(DataSource database, TransactionSynchronizationRegistry transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** Adds a row; what it says is read when it is written. */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> void add(BulkStatement<T> statement, T row) {
    pending().add(statement, row);
  }

  /** Writes what is pending, in the order in which each kind came first. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void write() {
    pending().write();
  }

  private Pending pending() {
    if (transaction.getResource(this) instanceof Pending begun) {
      return begun;
    }
    Pending pending = new Pending();
    transaction.putResource(this, pending);
    transaction.registerInterposedSynchronization(pending);
    return pending;
  }

  private final class Pending implements Synchronization {
    private final Map<BulkStatement<?>, Rows<?>> kinds = new LinkedHashMap<>();

    <T> void add(BulkStatement<T> statement, T row) {
      // Each statement has rows of its own type, as this is the only way to add any.
      @SuppressWarnings("unchecked")
      Rows<T> rows =
          (Rows<T>)
              kinds.computeIfAbsent(statement, it -> new Rows<>(statement, new ArrayList<>()));
      rows.rows().add(row);
    }

    void write() {
      List<Rows<?>> all = List.copyOf(kinds.values());
      kinds.clear();
      if (!all.isEmpty()) {
        Plans.keep(database);
      }
      all.forEach(rows -> rows.write(database));
    }

    @Override
    public void beforeCompletion() {
      write();
    }

    @Override
    public void afterCompletion(int status) {
      // What was not written is forgotten with its transaction.
    }
  }

  private record Rows<T>(BulkStatement<T> statement, List<T> rows) {
    void write(DataSource database) {
      statement.with(rows).update(database);
    }
  }
}
