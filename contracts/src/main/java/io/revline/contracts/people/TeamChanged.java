package io.revline.contracts.people;

import io.revline.contracts.ChangeKind;

/**
 * A team was created, changed, deleted or restored; its place in the hierarchy is part of it.
 *
 * @param kind what the change meant
 * @param id the team's id
 * @param version 1, 2, 3 for every committed change
 * @param team the team after the change; of a deleted one, its last state
 */
public record TeamChanged(ChangeKind kind, String id, long version, Team team)
    implements PeopleEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.team.changed.v1";
}
