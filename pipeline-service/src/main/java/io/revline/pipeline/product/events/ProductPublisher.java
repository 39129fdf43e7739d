package io.revline.pipeline.product.events;

import io.revline.contracts.ChangeKind;
import io.revline.contracts.Money;
import io.revline.contracts.Topics;
import io.revline.contracts.catalog.ProductChanged;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceChange;
import io.revline.kit.reference.ReferenceOutbox;
import io.revline.pipeline.product.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells every committed change of a product. */
@ApplicationScoped
class ProductPublisher {
  private final ReferenceOutbox outbox;

  ProductPublisher(ReferenceOutbox outbox) {
    this.outbox = outbox;
  }

  void publish(@Observes ReferenceChange change) {
    if (change.reference().body() instanceof Product product) {
      outbox.tell(
          Topics.CATALOG, ProductChanged.TYPE, change, changed(change.reference(), product));
    }
  }

  private static ProductChanged changed(Reference<?> reference, Product product) {
    io.revline.kit.Money price = product.listPrice();
    return new ProductChanged(
        ChangeKind.valueOf(reference.kind().name()),
        reference.id(),
        reference.version(),
        new io.revline.contracts.catalog.Product(
            product.name(),
            product.family(),
            price == null ? null : new Money(price.amount(), price.currency()),
            product.active()));
  }
}
