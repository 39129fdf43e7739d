package io.revline.pipeline.deal;

import io.revline.kit.caller.Provenance;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Who changed a deal, when and from where: one for each version. */
@Entity
@Table(name = "deal_version")
class VersionRow {
  @EmbeddedId Key key;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  RevisionKind kind;

  @Column(name = "recorded_at", nullable = false)
  Instant recordedAt;

  @Column(nullable = false)
  String actor;

  @Column(nullable = false)
  String origin;

  @Column(name = "correlation_id", nullable = false)
  String correlationId;

  @SuppressWarnings("NullAway.Init")
  protected VersionRow() {}

  VersionRow(Deal deal, RevisionKind kind, Provenance provenance) {
    this.key = new Key(deal.id, deal.version);
    this.kind = kind;
    this.recordedAt = deal.updatedAt;
    this.actor = provenance.actor();
    this.origin = provenance.origin();
    this.correlationId = provenance.correlationId();
  }

  @Embeddable
  record Key(@Column(name = "deal_id") UUID dealId, @Column(name = "version") long version) {}
}
