package io.revline.pipeline.deal;

import io.revline.kit.caller.Provenance;
import io.revline.kit.database.BulkStatement;
import io.revline.kit.database.BulkStatement.Column;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who changed a deal, when and from where: one for each version. */
record VersionRow(
    UUID dealId, long version, RevisionKind kind, Instant recordedAt, Provenance provenance) {
  static final BulkStatement<VersionRow> INSERT =
      BulkStatement.insertInto(
          "deal_version",
          List.of(
              new Column<>("deal_id", "uuid", VersionRow::dealId),
              new Column<>("version", "bigint", VersionRow::version),
              new Column<>("kind", "text", row -> row.kind().name()),
              new Column<>("recorded_at", "timestamptz", VersionRow::recordedAt),
              new Column<>("actor", "text", row -> row.provenance().actor()),
              new Column<>("origin", "text", row -> row.provenance().origin()),
              new Column<>("correlation_id", "text", row -> row.provenance().correlationId())));

  VersionRow(Deal deal, RevisionKind kind, Provenance provenance) {
    this(deal.id, deal.version, kind, deal.updatedAt, provenance);
  }
}
