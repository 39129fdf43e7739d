package io.revline.contracts.people;

import io.revline.contracts.ChangeKind;

/**
 * A region was created, changed, deleted or restored.
 *
 * @param kind what the change meant
 * @param id the region's id
 * @param version 1, 2, 3 for every committed change
 * @param region the region after the change; of a deleted one, its last state
 */
public record RegionChanged(ChangeKind kind, String id, long version, Region region)
    implements PeopleEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.region.changed.v1";
}
