package io.revline.contracts.people;

import io.revline.contracts.ChangeKind;

/**
 * A rep was created, changed, deleted or restored; memberships change as part of the rep.
 *
 * @param kind what the change meant
 * @param id the rep's id
 * @param version 1, 2, 3 for every committed change
 * @param rep the rep after the change; of a deleted one, its last state
 */
public record RepChanged(ChangeKind kind, String id, long version, Rep rep) implements PeopleEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.rep.changed.v1";
}
