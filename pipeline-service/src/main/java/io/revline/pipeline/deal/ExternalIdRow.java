package io.revline.pipeline.deal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** Which deal an external id names. */
@Entity
@Table(name = "deal_external_id")
class ExternalIdRow {
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
