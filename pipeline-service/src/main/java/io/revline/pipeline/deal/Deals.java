package io.revline.pipeline.deal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.revline.kit.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The deals, found in order to be changed. */
@ApplicationScoped
class Deals implements PanacheRepositoryBase<Deal, UUID> {
  private final DataSource database;

  Deals(DataSource database) {
    this.database = database;
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
    lock(externalId);
    return Optional.ofNullable(
            getEntityManager().find(ExternalIdRow.class, ExternalIdRow.Key.of(externalId)))
        .map(row -> locked(row.dealId));
  }

  /** By JDBC, as a native query would first flush what an import has gathered so far. */
  private void lock(ExternalId externalId) {
    try (Connection connection = database.getConnection();
        PreparedStatement lock =
            connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, externalId.source() + "\n" + externalId.id());
      lock.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("external id could not be locked", e);
    }
  }
}
