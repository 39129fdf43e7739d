package io.revline.pipeline.deal;

import io.revline.kit.database.BulkStatement;
import io.revline.kit.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which deal an external id names. */
record ExternalIdRow(ExternalId externalId, UUID dealId) {
  static final BulkStatement<ExternalIdRow> INSERT =
      BulkStatement.insertInto(
          "deal_external_id",
          List.of(
              new BulkStatement.Column<>("source", "text", row -> row.externalId().source()),
              new BulkStatement.Column<>("external_id", "text", row -> row.externalId().id()),
              new BulkStatement.Column<>("deal_id", "uuid", ExternalIdRow::dealId)));

  private static final String COLUMNS = "SELECT source, external_id, deal_id FROM deal_external_id";

  /** Those of these names that name a deal. */
  static Sql named(Collection<ExternalId> names) {
    return Sql.of(
        COLUMNS + " WHERE (source, external_id) IN (SELECT * FROM unnest(?::text[], ?::text[]))",
        names.stream().map(ExternalId::source).toArray(String[]::new),
        names.stream().map(ExternalId::id).toArray(String[]::new));
  }

  /** All names of these deals. */
  static Sql of(Collection<UUID> deals) {
    return Sql.of(
        COLUMNS + " WHERE deal_id = ANY (?::uuid[]) ORDER BY source, external_id",
        (Object) deals.stream().map(UUID::toString).toArray(String[]::new));
  }

  static ExternalIdRow read(ResultSet row) throws SQLException {
    return new ExternalIdRow(
        new ExternalId(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
  }
}
