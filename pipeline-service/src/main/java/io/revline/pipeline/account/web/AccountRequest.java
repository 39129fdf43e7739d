package io.revline.pipeline.account.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account as a caller sends it; fields that are absent have no value.
 *
 * @param id in a batch or table, required; with the id in the path, the same or absent
 * @param name required
 */
record AccountRequest(
    @Nullable String id,
    @Nullable String name,
    @Nullable String region,
    @Nullable String industry,
    @Nullable String parent,
    @Nullable String segment,
    @Nullable List<ExternalId> externalIds) {

  /** The name another system gives the account. */
  @Schema(name = "AccountExternalIdEntry")
  record ExternalId(@Nullable String source, @Nullable String id) {}
}
