package io.revline.contracts.catalog;

import io.revline.contracts.ChangeKind;

/**
 * A rate of a currency came into being, changed, was deleted or came back.
 *
 * @param kind what the change meant for it
 * @param id names it
 * @param version 1, 2, 3… for each of its changes
 * @param exchangeRate how it is after the change; a deleted one as it was last
 */
public record ExchangeRateChanged(
    ChangeKind kind, String id, long version, ExchangeRate exchangeRate) implements CatalogEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.exchange-rate.changed.v1";
}
