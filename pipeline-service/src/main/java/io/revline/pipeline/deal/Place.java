package io.revline.pipeline.deal;

import org.jspecify.annotations.Nullable;

/**
 * Where deals are added up.
 *
 * @param key of the group; of open deals by team or region, the owner they follow from
 * @param currency of their amounts; null for deals without
 * @param open whether they are open, and so change their worth and team with the time asked about
 */
record Place(@Nullable String key, @Nullable String currency, boolean open) {}
