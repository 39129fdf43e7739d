package io.revline.pipeline.deal;

import io.revline.kit.database.BulkStatement;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** Which deal an external id names. */
@Entity
@Table(name = "deal_external_id")
class ExternalIdRow {
  static final BulkStatement<ExternalIdRow> INSERT =
      BulkStatement.insertInto(
          "deal_external_id",
          List.of(
              new BulkStatement.Column<>("source", "text", row -> row.key.source()),
              new BulkStatement.Column<>("external_id", "text", row -> row.key.externalId()),
              new BulkStatement.Column<>("deal_id", "uuid", row -> row.dealId)));

  @EmbeddedId Key key;

  @Column(name = "deal_id", nullable = false)
  UUID dealId;

  @SuppressWarnings("NullAway.Init")
  protected ExternalIdRow() {}

  ExternalIdRow(ExternalId externalId, UUID dealId) {
    this.key = Key.of(externalId);
    this.dealId = dealId;
  }

  ExternalId externalId() {
    return new ExternalId(key.source(), key.externalId());
  }

  @Embeddable
  record Key(
      @Column(name = "source") String source, @Column(name = "external_id") String externalId) {
    static Key of(ExternalId id) {
      return new Key(id.source(), id.id());
    }
  }
}
