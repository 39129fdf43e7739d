package io.revline.pipeline.feed.web;

import io.revline.contracts.deal.DealEvent;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealSnapshot;
import io.revline.contracts.deal.FieldChange;
import io.revline.pipeline.deal.DealRevision;
import io.revline.pipeline.deal.file.DealContract;
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
}
