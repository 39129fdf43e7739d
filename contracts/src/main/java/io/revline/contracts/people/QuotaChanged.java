package io.revline.contracts.people;

import io.revline.contracts.ChangeKind;

/**
 * A quota was created, changed, deleted or restored.
 *
 * @param kind what the change meant
 * @param id the quota's id
 * @param version 1, 2, 3 for every committed change
 * @param quota the quota after the change; of a deleted one, its last state
 */
public record QuotaChanged(ChangeKind kind, String id, long version, Quota quota)
    implements PeopleEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.quota.changed.v1";
}
