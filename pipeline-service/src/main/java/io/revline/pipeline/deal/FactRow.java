package io.revline.pipeline.deal;

import io.revline.pipeline.timeline.DealField;
import io.revline.pipeline.timeline.Fact;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact as it was learned, or that one is taken back; kept for ever. */
@Entity
@Table(name = "deal_fact")
class FactRow {
  @Id
  @GeneratedValue(generator = "deal_fact_id")
  @SequenceGenerator(name = "deal_fact_id", sequenceName = "deal_fact_id", allocationSize = 50)
  @Nullable Long id;

  @Column(name = "deal_id", nullable = false)
  UUID dealId;

  long version;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  DealField field;

  /** The value just before, as it looked when the fact was learned. */
  @Nullable String before;

  @Nullable String value;

  @Column(nullable = false)
  Instant at;

  long seq;

  /** The version whose fact about the same this takes back; null when it is a fact itself. */
  @Column(name = "takes_back")
  @Nullable Long takesBack;

  @SuppressWarnings("NullAway.Init")
  protected FactRow() {}

  FactRow(Deal deal, Fact fact, @Nullable String before) {
    this.dealId = deal.id;
    this.version = deal.version;
    this.field = fact.field();
    this.before = before;
    this.value = fact.value();
    this.at = fact.at();
    this.seq = fact.seq();
  }

  /** Takes back what a version told of a field; {@code stands} is what holds without it. */
  FactRow(Deal deal, FactRow told, @Nullable String stands) {
    this.dealId = deal.id;
    this.version = deal.version;
    this.field = told.field;
    this.before = told.value;
    this.value = stands;
    this.at = told.at;
    this.seq = told.seq;
    this.takesBack = told.version;
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
