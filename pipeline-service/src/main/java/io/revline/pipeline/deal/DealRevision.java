package io.revline.pipeline.deal;

import io.revline.kit.caller.Provenance;
import io.revline.pipeline.timeline.DealState;
import io.revline.pipeline.timeline.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A committed change of a deal, told within the transaction that makes it.
 *
 * @param dealId the deal
 * @param version the deal's new version
 * @param kind what the change meant
 * @param recordedAt when it was recorded
 * @param provenance who made it
 * @param externalIds the deal's names in other systems
 * @param state how the deal stands now
 * @param changes what was learned
 * @param segments those no longer believed, and those believed from now on
 */
public record DealRevision(
    UUID dealId,
    long version,
    RevisionKind kind,
    Instant recordedAt,
    Provenance provenance,
    List<ExternalId> externalIds,
    DealState state,
    List<Change> changes,
    List<Segment> segments) {

  public DealRevision {
    externalIds = List.copyOf(externalIds);
    changes = List.copyOf(changes);
    segments = List.copyOf(segments);
  }

  /** A fact and the value it replaced. */
  public record Change(Fact fact, @Nullable String before) {}

  /** A segment of the timeline; {@code recordedTo} is null while it is believed. */
  public record Segment(
      int number,
      Instant from,
      @Nullable Instant to,
      Instant recordedFrom,
      @Nullable Instant recordedTo,
      DealState state) {}
}
