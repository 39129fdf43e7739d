package io.revline.pipeline.deal;

import io.revline.kit.caller.Provenance;
import io.revline.kit.database.PendingRows;
import io.revline.pipeline.deal.DealRevision.Change;
import io.revline.pipeline.deal.DealRevision.Segment;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.stage.Stage;
import io.revline.pipeline.timeline.DealState;
import io.revline.pipeline.timeline.Fact;
import io.revline.pipeline.timeline.Span;
import io.revline.pipeline.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where facts become versions. New facts are folded with all earlier ones into a new timeline;
 * segments that are no longer part of it stop being believed, and its new spans become segments.
 */
@ApplicationScoped
class Timelines {
  private final EntityManager entities;
  private final PendingRows rows;
  private final Pipelines pipelines;
  private final Event<DealRevision> revisions;

  Timelines(
      EntityManager entities,
      PendingRows rows,
      Pipelines pipelines,
      Event<DealRevision> revisions) {
    this.entities = entities;
    this.rows = rows;
    this.pipelines = pipelines;
    this.revisions = revisions;
  }

  /**
   * Adds what was learned to a deal and to its history.
   *
   * @param steps what was said, by whoever said it
   * @param otherwise what holds from the first step on, unless somebody said something else before
   * @return whether there was anything new; if not, the deal keeps its version
   */
  boolean learn(
      DealHistory history,
      List<Step> steps,
      FieldValues otherwise,
      Instant recordedAt,
      Provenance provenance) {
    pipelines.hold();
    Deal deal = history.deal();
    Timeline timeline = new Timeline(history.facts());
    List<Change> changes = new ArrayList<>();
    for (Fact fact :
        steps.getFirst().with(otherwise).news(timeline, recordedAt, deal.version + 1)) {
      if (timeline.before(fact) == null) {
        changes.add(new Change(fact, null));
        timeline.add(fact);
      }
    }
    for (Step step : steps) {
      for (Fact fact : step.news(timeline, recordedAt, deal.version + 1)) {
        changes.add(new Change(fact, timeline.before(fact)));
        timeline.add(fact);
      }
    }
    if (changes.isEmpty()) {
      return false;
    }
    become(history, timeline, changes, recordedAt, provenance);
    for (Change change : changes) {
      rows.add(FactRow.INSERT, FactRow.of(deal, change.fact(), change.before()));
      history.facts().add(change.fact());
    }
    return true;
  }

  /**
   * Goes back on what was told of a deal. Without anything left it counts nowhere, at no time.
   *
   * @param rest its history without that
   * @param gone what was told
   * @return true, as there is something to take back
   */
  boolean takeBack(
      DealHistory rest, List<FactRow> gone, Instant recordedAt, Provenance provenance) {
    pipelines.hold();
    Timeline timeline = new Timeline(rest.facts());
    List<Change> changes = new ArrayList<>();
    for (FactRow told : gone) {
      Fact fact = told.fact();
      @Nullable String stands = timeline.before(fact);
      changes.add(new Change(new Fact(fact.field(), stands, fact.at(), fact.seq()), fact.value()));
    }
    become(rest, timeline, changes, recordedAt, provenance);
    for (int i = 0; i < gone.size(); i++) {
      rows.add(FactRow.INSERT, gone.get(i).takenBackBy(rest.deal(), changes.get(i).fact().value()));
    }
    return true;
  }

  private void become(
      DealHistory history,
      Timeline timeline,
      List<Change> changes,
      Instant recordedAt,
      Provenance provenance) {
    Deal deal = history.deal();
    List<Span> spans = timeline.spans(pipelines);
    DealState latest = spans.isEmpty() ? deal.state(pipelines).gone() : spans.getLast().state();
    if (!latest.deleted()) {
      refuseRemoved(latest.stage());
    }
    @Nullable DealStatus previous = deal.version == 0 ? null : deal.status();
    boolean wasDeleted = deal.deleted();
    deal.become(latest, recordedAt);
    List<Segment> segments = replaceSegments(history, spans, recordedAt);
    if (deal.version == 1) {
      // With its segments counted, so that the row is written once.
      entities.persist(deal);
      deal.bornAs.forEach(name -> rows.add(ExternalIdRow.INSERT, new ExternalIdRow(name, deal.id)));
    }
    RevisionKind kind =
        wasDeleted == deal.deleted()
            ? kind(previous, deal)
            : wasDeleted ? RevisionKind.RESTORED : RevisionKind.DELETED;
    rows.add(VersionRow.INSERT, new VersionRow(deal, kind, provenance));
    revisions.fire(
        new DealRevision(
            deal.id,
            deal.version,
            kind,
            recordedAt,
            provenance,
            history.externalIds(),
            latest,
            changes,
            segments));
  }

  /**
   * The stage may have gone since it was looked up; deals stood in it, none comes to stand in it.
   */
  private void refuseRemoved(Stage latest) {
    pipelines.stage(latest.pipeline(), latest.key());
  }

  private List<Segment> replaceSegments(DealHistory history, List<Span> spans, Instant recordedAt) {
    List<SegmentRow> obsolete = new ArrayList<>(history.believed());
    List<Segment> touched = new ArrayList<>();
    for (Span span : spans) {
      Optional<SegmentRow> same =
          obsolete.stream().filter(row -> span(row).equals(span)).findFirst();
      if (same.isPresent()) {
        obsolete.remove(same.get());
      } else {
        SegmentRow row = new SegmentRow(history.deal(), span, recordedAt);
        rows.add(SegmentRow.INSERT, row);
        history.believed().add(row);
        touched.add(segment(row, span));
      }
    }
    for (SegmentRow row : obsolete) {
      row.recordedTo = recordedAt;
      rows.add(SegmentRow.END, row);
      history.believed().remove(row);
      touched.add(segment(row, span(row)));
    }
    touched.sort(Comparator.comparingInt(Segment::number));
    return touched;
  }

  private static Segment segment(SegmentRow row, Span span) {
    return new Segment(
        row.number(), span.from(), span.to(), row.recordedFrom, row.recordedTo, span.state());
  }

  private Span span(SegmentRow row) {
    return new Span(row.validFrom, row.validTo, row.state.state(pipelines, row.validFrom));
  }

  private static RevisionKind kind(@Nullable DealStatus before, Deal deal) {
    if (before == null) {
      return RevisionKind.CREATED;
    }
    // A deal that is deleted is not won, whatever is learned of it.
    if (before == deal.status() || deal.deleted()) {
      return RevisionKind.CHANGED;
    }
    return switch (deal.status()) {
      case OPEN -> RevisionKind.REOPENED;
      case WON -> RevisionKind.WON;
      case LOST -> RevisionKind.LOST;
    };
  }
}
