package io.revline.pipeline.product.web;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A product as a caller sends it; fields that are absent have no value.
 *
 * @param id in a batch or table, required; with the id in the path, the same or absent
 * @param name required
 * @param active true when absent
 */
record ProductRequest(
    @Nullable String id,
    @Nullable String name,
    @Nullable String family,
    @Nullable Price listPrice,
    @Nullable Boolean active) {

  /** A price, both parts required. */
  record Price(
      @Schema(type = SchemaType.STRING, format = "decimal") @Nullable BigDecimal amount,
      @Nullable String currency) {}
}
