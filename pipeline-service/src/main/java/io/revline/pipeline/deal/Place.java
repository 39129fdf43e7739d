package io.revline.pipeline.deal;

import org.jspecify.annotations.Nullable;

/**
 * Where deals are added up.
 *
 * @param key of the group, null for deals without; of open deals by team or region, the owner they
 *     follow from
 * @param open whether they are open, and so change their worth and team with the time asked about
 * @param currency of their amounts; null for deals that have none
 */
record Place(@Nullable String key, boolean open, @Nullable String currency) {

  /** There are few currencies, and hundreds of thousands of places. */
  Place {
    currency = currency == null ? null : currency.intern();
  }
}
