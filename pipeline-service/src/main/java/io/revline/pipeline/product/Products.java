package io.revline.pipeline.product;

import io.revline.kit.reference.ReferenceKind;
import io.revline.kit.reference.ReferenceType;
import jakarta.enterprise.context.ApplicationScoped;

/** All products. */
@ApplicationScoped
public class Products implements ReferenceKind<Product> {

  @Override
  public ReferenceType<Product> type() {
    return Product.TYPE;
  }

  @Override
  public String noun() {
    return "product";
  }

  @Override
  public void guard(String id, Product product) {
    // A product stands alone: whatever is wrong with it, it shows itself.
  }
}
