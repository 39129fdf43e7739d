package io.revline.pipeline.deal;

import io.revline.pipeline.timeline.Span;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A span of a deal's timeline and the recorded times during which it was believed. */
@Entity
@Table(name = "deal_segment")
class SegmentRow {
  @Id
  @GeneratedValue(generator = "deal_segment_id")
  @SequenceGenerator(
      name = "deal_segment_id",
      sequenceName = "deal_segment_id",
      allocationSize = 50)
  @Column(name = "row_id")
  @Nullable Long rowId;

  @Column(name = "id", nullable = false)
  UUID dealId;

  int number;

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
    this.dealId = deal.id;
    this.number = deal.nextSegment();
    this.version = deal.version;
    this.validFrom = span.from();
    this.validTo = span.to();
    this.recordedFrom = recordedFrom;
    this.state = new StateColumns(span.state());
  }
}
