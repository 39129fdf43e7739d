package io.revline.contracts.catalog;

import io.revline.contracts.ChangeKind;

/**
 * A product came into being, changed, was deleted or came back.
 *
 * @param kind what the change meant for it
 * @param id names it
 * @param version 1, 2, 3… for each of its changes
 * @param product how it is after the change; a deleted one as it was last
 */
public record ProductChanged(ChangeKind kind, String id, long version, Product product)
    implements CatalogEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.product.changed.v1";
}
