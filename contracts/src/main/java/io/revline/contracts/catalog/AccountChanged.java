package io.revline.contracts.catalog;

import io.revline.contracts.ChangeKind;

/**
 * An account came into being, changed, was deleted or came back.
 *
 * @param kind what the change meant for it
 * @param id names it
 * @param version 1, 2, 3… for each of its changes
 * @param account how it is after the change; a deleted one as it was last
 */
public record AccountChanged(ChangeKind kind, String id, long version, Account account)
    implements CatalogEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.account.changed.v1";
}
