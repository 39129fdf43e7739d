package io.revline.pipeline.deal;

import io.revline.kit.database.Sql;
import io.revline.pipeline.timeline.DealField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What was ever learned of deals. No rows are more numerous and none change, so a transaction
 * writes all of its own by one statement, past the entities.
 */
@ApplicationScoped
class Facts {
  private static final String INSERT =
      """
      INSERT INTO deal_fact (id, deal_id, version, field, before, value, at, seq, takes_back)
      SELECT nextval('deal_fact_id'), fact.* FROM unnest(
        ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[],
        ?::bigint[]) AS fact
      """;

  private final DataSource database;
  private final TransactionSynchronizationRegistry transaction;

  Facts(DataSource database, TransactionSynchronizationRegistry transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** Adds facts; they are written when somebody asks for facts, or when the transaction commits. */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(List<FactRow> facts) {
    learned().facts.addAll(facts);
  }

  /** All that was learned of these deals, in the order it was learned of each. */
  @Transactional(Transactional.TxType.MANDATORY)
  List<FactRow> of(Collection<UUID> deals) {
    learned().write();
    return Sql.of("SELECT deal_id, version, field, before, value, at, seq, takes_back")
        .add(" FROM deal_fact WHERE deal_id = ANY (?::uuid[])", texts(deals, deal -> deal))
        .add(" ORDER BY version, id")
        .list(
            database,
            row ->
                new FactRow(
                    row.getObject(1, UUID.class),
                    row.getLong(2),
                    DealField.valueOf(row.getString(3)),
                    row.getString(4),
                    row.getString(5),
                    Sql.instant(row, "at"),
                    row.getLong(7),
                    row.getObject(8, Long.class)));
  }

  private static <T> Object texts(Collection<T> all, Function<T, @Nullable Object> value) {
    return all.stream()
        .map(each -> Objects.toString(value.apply(each), null))
        .toArray(String[]::new);
  }

  private Learned learned() {
    if (transaction.getResource(this) instanceof Learned begun) {
      return begun;
    }
    Learned learned = new Learned();
    transaction.putResource(this, learned);
    transaction.registerInterposedSynchronization(learned);
    return learned;
  }

  /** What the transaction at hand has learned and not yet written. */
  private final class Learned implements Synchronization {
    private final List<FactRow> facts = new ArrayList<>();

    void write() {
      if (facts.isEmpty()) {
        return;
      }
      Sql.of(
              INSERT,
              column(FactRow::dealId),
              column(FactRow::version),
              column(FactRow::field),
              column(FactRow::before),
              column(FactRow::value),
              column(FactRow::at),
              column(FactRow::seq),
              column(FactRow::takesBack))
          .update(database);
      facts.clear();
    }

    private Object column(Function<FactRow, @Nullable Object> value) {
      return texts(facts, value);
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
}
