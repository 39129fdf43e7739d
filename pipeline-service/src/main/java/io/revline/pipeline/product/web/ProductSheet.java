package io.revline.pipeline.product.web;

import io.revline.kit.reference.ReferenceCommands;
import io.revline.kit.reference.web.ReferenceSheet;
import io.revline.pipeline.product.Products;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Products as a table that imports fill. */
final class ProductSheet {
  private ProductSheet() {}

  @Produces
  @Singleton
  static ReferenceSheet sheet(Products products, ReferenceCommands commands) {
    return ReferenceSheet.of("products", products, new ProductForm(), commands);
  }
}
