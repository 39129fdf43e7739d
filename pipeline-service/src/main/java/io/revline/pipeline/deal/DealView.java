package io.revline.pipeline.deal;

import io.revline.pipeline.timeline.DealState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A deal as it is or was.
 *
 * @param id the deal
 * @param version the version that brought this state
 * @param updatedAt when that version was recorded; as of a past time, when what stood then began
 * @param externalIds its names in other systems, today
 * @param state what it is or was
 */
public record DealView(
    UUID id, long version, Instant updatedAt, List<ExternalId> externalIds, DealState state) {
  public DealView {
    externalIds = List.copyOf(externalIds);
  }
}
