package io.revline.contracts.deal;

import java.util.List;
import java.util.UUID;

/**
 * A deal as it stands after a change.
 *
 * @param id the deal
 * @param version 1, 2, 3… for every committed change
 * @param externalIds its names in other systems
 * @param state its latest state
 */
public record DealSnapshot(UUID id, long version, List<ExternalId> externalIds, DealState state) {
  public DealSnapshot {
    externalIds = List.copyOf(externalIds);
  }
}
