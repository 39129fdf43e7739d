package io.revline.pipeline.deal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.revline.kit.database.PendingRows;
import io.revline.kit.database.Sql;
import io.revline.pipeline.timeline.DealField;
import io.revline.pipeline.timeline.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.jpa.HibernateHints;

/** Reads what was learned of deals, of however many with the same three queries. */
@ApplicationScoped
class DealHistories {
  private final EntityManager entities;
  private final PendingRows pending;
  private final DataSource database;

  DealHistories(EntityManager entities, PendingRows pending, DataSource database) {
    this.entities = entities;
    this.pending = pending;
    this.database = database;
  }

  /** The history of a deal that this transaction has locked or just created. */
  DealHistory of(Deal deal) {
    return deal.version == 0
        ? DealHistory.begun(deal)
        : of(List.of(deal)).values().iterator().next();
  }

  /** The histories by deal of deals that this transaction has locked. */
  Map<UUID, DealHistory> of(Collection<Deal> deals) {
    if (deals.isEmpty()) {
      return Map.of();
    }
    List<UUID> ids = deals.stream().map(deal -> deal.id).toList();
    Map<UUID, List<FactRow>> learned = learned(ids).stream().collect(groupingBy(FactRow::dealId));
    Map<UUID, List<SegmentRow>> believed =
        believed(ids).stream().collect(groupingBy(segment -> segment.key.dealId()));
    Map<UUID, List<ExternalIdRow>> names =
        ExternalIdRow.of(ids).list(database, ExternalIdRow::read).stream()
            .collect(groupingBy(ExternalIdRow::dealId));
    return deals.stream()
        .collect(
            toMap(
                deal -> deal.id,
                deal ->
                    new DealHistory(
                        deal,
                        names.getOrDefault(deal.id, List.of()).stream()
                            .map(ExternalIdRow::externalId)
                            .toList(),
                        told(learned.getOrDefault(deal.id, List.of())),
                        believed.getOrDefault(deal.id, List.of()))));
  }

  /** What some versions of a deal told that still stands. */
  List<FactRow> told(Deal deal, Set<Long> versions) {
    return standing(learned(List.of(deal.id))).stream()
        .filter(fact -> versions.contains(fact.version()))
        .toList();
  }

  /** The history of a deal as if some versions had told nothing. */
  DealHistory without(Deal deal, Set<Long> versions) {
    List<Fact> rest =
        standing(learned(List.of(deal.id))).stream()
            .filter(fact -> !versions.contains(fact.version()))
            .map(FactRow::fact)
            .toList();
    DealHistory whole = of(deal);
    return new DealHistory(deal, whole.externalIds(), rest, whole.believed());
  }

  private static List<Fact> told(List<FactRow> facts) {
    return standing(facts).stream().map(FactRow::fact).toList();
  }

  private static List<FactRow> standing(List<FactRow> rows) {
    List<FactRow> takingBack = rows.stream().filter(row -> row.takesBack() != null).toList();
    return takingBack.isEmpty()
        ? rows
        : rows.stream()
            .filter(row -> row.takesBack() == null)
            .filter(row -> takingBack.stream().noneMatch(row::isTakenBackBy))
            .toList();
  }

  /** All that was learned of these deals, in the order it was learned of each. */
  private List<FactRow> learned(List<UUID> deals) {
    pending.write();
    return Sql.of("SELECT deal_id, version, field, before, value, at, seq, takes_back")
        .add(" FROM deal_fact WHERE deal_id = ANY (?::uuid[])", ids(deals))
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

  private static Object ids(List<UUID> deals) {
    return deals.stream().map(UUID::toString).toArray(String[]::new);
  }

  private List<SegmentRow> believed(List<UUID> deals) {
    return entities
        .createQuery(
            "FROM SegmentRow WHERE key.dealId IN :deals AND recordedTo IS NULL", SegmentRow.class)
        .setParameter("deals", deals)
        .setHint(HibernateHints.HINT_READ_ONLY, true)
        .getResultList();
  }
}
