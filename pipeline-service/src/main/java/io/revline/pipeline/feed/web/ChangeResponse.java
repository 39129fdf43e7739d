package io.revline.pipeline.feed.web;

import io.revline.contracts.deal.DealEvent;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealSnapshot;
import io.revline.contracts.deal.FieldChange;
import io.revline.kit.export.Listed;
import io.revline.pipeline.deal.DealRevision;
import io.revline.pipeline.deal.file.DealContract;
import io.revline.pipeline.feed.ChangeFeed;
import java.time.Instant;
import java.util.List;

/**
 * A change of a deal: the event as its topic has it, what stands in headers there before what
 * stands in the body.
 */
record ChangeResponse(
    String type,
    Instant recordedAt,
    String actor,
    String origin,
    String correlationId,
    List<FieldChange> changes,
    DealSnapshot deal,
    List<DealSegment> segments) {

  static ChangeResponse from(DealRevision revision) {
    DealEvent event = DealContract.of(revision);
    return new ChangeResponse(
        DealContract.type(revision.kind()),
        revision.recordedAt(),
        revision.provenance().actor(),
        revision.provenance().origin(),
        revision.provenance().correlationId(),
        event.changes(),
        event.deal(),
        event.segments());
  }

  /**
   * A page of changes; {@code next} is where to go on, there always, and everything recorded before
   * {@code completeThrough} has been told once a page has no items.
   */
  record Page(List<ChangeResponse> items, String next, Instant completeThrough)
      implements Listed<ChangeResponse> {
    static Page from(ChangeFeed.Page page, Instant completeThrough) {
      return new Page(
          page.revisions().stream().map(ChangeResponse::from).toList(),
          page.next().encode(),
          completeThrough);
    }

    @Override
    public Instant knownAt() {
      return completeThrough;
    }
  }
}
