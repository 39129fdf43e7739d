package io.revline.pipeline.product.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.Money;
import io.revline.kit.reference.Reference;
import io.revline.pipeline.product.Product;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A product as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProductResponse(
    String id,
    long version,
    String name,
    @Nullable String family,
    @Nullable Money listPrice,
    boolean active,
    Instant updatedAt) {

  static ProductResponse from(Reference<Product> reference) {
    Product product = reference.body();
    return new ProductResponse(
        reference.id(),
        reference.version(),
        product.name(),
        product.family(),
        product.listPrice(),
        product.active(),
        reference.recordedAt());
  }
}
