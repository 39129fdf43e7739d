package io.revline.pipeline.deal;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.revline.kit.database.PendingRows;
import io.revline.kit.database.Sql;
import io.revline.kit.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The deals, found in order to be changed. */
@ApplicationScoped
class Deals implements PanacheRepositoryBase<Deal, UUID> {
  private final DataSource database;
  private final PendingRows pending;

  Deals(DataSource database, PendingRows pending) {
    this.database = database;
    this.pending = pending;
  }

  /** Writes what the transaction has done so far, so that whatever it asks next knows of it. */
  @Override
  public void flush() {
    getEntityManager().flush();
    pending.write();
  }

  /** The deal, locked until the transaction ends; nobody else changes it meanwhile. */
  Deal locked(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound("there is no deal " + id));
  }

  /**
   * The deal another system calls by this name, locked. Also locks the name itself, so that of two
   * writers who both find nothing only one creates it.
   */
  Optional<Deal> lockedByExternalId(ExternalId externalId) {
    return Optional.ofNullable(lockedByExternalIds(List.of(externalId)).get(externalId));
  }

  /**
   * The deals by those of the names that name one, with all deals and all names locked. Names come
   * before deals, and each in one order, so that two writers never wait for each other.
   */
  Map<ExternalId, Deal> lockedByExternalIds(Collection<ExternalId> externalIds) {
    lock(externalIds);
    pending.write();
    List<ExternalIdRow> names =
        ExternalIdRow.named(externalIds).list(database, ExternalIdRow::read);
    if (names.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Deal> deals =
        getEntityManager()
            .createQuery("FROM Deal WHERE id IN :ids ORDER BY id", Deal.class)
            .setParameter("ids", names.stream().map(ExternalIdRow::dealId).toList())
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .collect(toMap(deal -> deal.id, deal -> deal));
    return names.stream()
        .collect(
            toMap(
                ExternalIdRow::externalId,
                name -> Objects.requireNonNull(deals.get(name.dealId()))));
  }

  private void lock(Collection<ExternalId> externalIds) {
    Object names =
        externalIds.stream().map(name -> name.source() + "\n" + name.id()).toArray(String[]::new);
    Sql.of("SELECT pg_advisory_xact_lock(key) FROM (")
        .add(
            "SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest(?) name ORDER BY 1",
            names)
        .add(") AS keys")
        .list(database, row -> row);
  }
}
