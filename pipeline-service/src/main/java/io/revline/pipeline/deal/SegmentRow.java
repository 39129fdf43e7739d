package io.revline.pipeline.deal;

import io.revline.kit.database.BulkStatement;
import io.revline.pipeline.timeline.Span;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A span of a deal's timeline and the recorded times during which it was believed. No rows are more
 * numerous, so they are written past the entities.
 */
@Entity
@Table(name = "deal_segment")
class SegmentRow {
  private static final List<BulkStatement.Column<SegmentRow>> NAME =
      List.of(
          new BulkStatement.Column<>("id", "uuid", row -> row.key.dealId()),
          new BulkStatement.Column<>("number", "integer", row -> row.key.number()));

  private static final BulkStatement.Column<SegmentRow> RECORDED_TO =
      new BulkStatement.Column<>("recorded_to", "timestamptz", row -> row.recordedTo);

  static final BulkStatement<SegmentRow> INSERT =
      BulkStatement.insertInto(
          "deal_segment",
          Stream.of(
                  NAME.stream(),
                  Stream.of(
                      new BulkStatement.Column<SegmentRow>("version", "bigint", row -> row.version),
                      new BulkStatement.Column<SegmentRow>(
                          "valid_from", "timestamptz", row -> row.validFrom),
                      new BulkStatement.Column<SegmentRow>(
                          "valid_to", "timestamptz", row -> row.validTo),
                      new BulkStatement.Column<SegmentRow>(
                          "recorded_from", "timestamptz", row -> row.recordedFrom),
                      RECORDED_TO),
                  StateColumns.ALL.stream().map(column -> column.of((SegmentRow row) -> row.state)))
              .flatMap(columns -> columns)
              .toList());

  /** What is believed no longer; a row that was not there before says so itself. */
  static final BulkStatement<SegmentRow> END =
      BulkStatement.update(
          "deal_segment AS known",
          "recorded_to = given.recorded_to",
          Stream.concat(NAME.stream(), Stream.of(RECORDED_TO)).toList(),
          "known.id = given.id AND known.number = given.number AND known.recorded_to IS NULL");

  @EmbeddedId Key key;

  /** The deal's version that brought it. */
  long version;

  @Column(name = "valid_from", nullable = false)
  Instant validFrom;

  @Column(name = "valid_to")
  @Nullable Instant validTo;

  @Column(name = "recorded_from", nullable = false)
  Instant recordedFrom;

  @Column(name = "recorded_to")
  @Nullable Instant recordedTo;

  @Embedded StateColumns state;

  @SuppressWarnings("NullAway.Init")
  protected SegmentRow() {}

  SegmentRow(Deal deal, Span span, Instant recordedFrom) {
    this.key = new Key(deal.id, deal.nextSegment());
    this.version = deal.version;
    this.validFrom = span.from();
    this.validTo = span.to();
    this.recordedFrom = recordedFrom;
    this.state = new StateColumns(span.state());
  }

  int number() {
    return key.number();
  }

  @Embeddable
  record Key(@Column(name = "id") UUID dealId, @Column(name = "number") int number) {}
}
