package io.revline.pipeline.deal;

import io.revline.kit.database.BulkStatement;
import io.revline.kit.database.BulkStatement.Column;
import io.revline.pipeline.timeline.DealField;
import io.revline.pipeline.timeline.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it was learned, or that one is taken back; kept for ever.
 *
 * @param version the deal's version that brought it
 * @param before the value just before, as it looked when the fact was learned
 * @param at business time
 * @param seq orders facts of one instant
 * @param takesBack the version whose fact about the same this takes back; null when it is a fact
 *     itself
 */
record FactRow(
    UUID dealId,
    long version,
    DealField field,
    @Nullable String before,
    @Nullable String value,
    Instant at,
    long seq,
    @Nullable Long takesBack) {
  static final BulkStatement<FactRow> INSERT =
      BulkStatement.insertInto(
          "deal_fact",
          List.of(
              new Column<>("deal_id", "uuid", FactRow::dealId),
              new Column<>("version", "bigint", FactRow::version),
              new Column<>("field", "text", FactRow::field),
              new Column<>("before", "text", FactRow::before),
              new Column<>("value", "text", FactRow::value),
              new Column<>("at", "timestamptz", FactRow::at),
              new Column<>("seq", "bigint", FactRow::seq),
              new Column<>("takes_back", "bigint", FactRow::takesBack)));

  /** What the deal's latest version told. */
  static FactRow of(Deal deal, Fact fact, @Nullable String before) {
    return new FactRow(
        deal.id, deal.version, fact.field(), before, fact.value(), fact.at(), fact.seq(), null);
  }

  /** Takes this back; {@code stands} is what holds without it. */
  FactRow takenBackBy(Deal deal, @Nullable String stands) {
    return new FactRow(deal.id, deal.version, field, value, stands, at, seq, version);
  }

  /** Whether another row takes back this one. */
  boolean isTakenBackBy(FactRow other) {
    return Objects.equals(other.takesBack, version)
        && other.field == field
        && other.at.equals(at)
        && other.seq == seq;
  }

  Fact fact() {
    return new Fact(field, value, at, seq);
  }
}
