package io.revline.pipeline.product.web;

import io.revline.kit.Money;
import io.revline.kit.csv.CsvRow;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Draft;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.web.Cells;
import io.revline.kit.reference.web.PathId;
import io.revline.kit.reference.web.ReferenceForm;
import io.revline.pipeline.product.Product;
import io.revline.pipeline.product.web.ProductRequest.Price;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How products are written down. */
final class ProductForm implements ReferenceForm<Product, ProductRequest, ProductResponse> {
  private static final List<String> COLUMNS =
      List.of("id", "name", "family", "listPrice.amount", "listPrice.currency", "active");

  @Override
  public Class<ProductRequest> request() {
    return ProductRequest.class;
  }

  @Override
  public Draft<Product> draft(@Nullable String id, ProductRequest request) {
    return new Draft<>(
        PathId.agreed(id, request.id()),
        Product.entered(
            request.name(), request.family(), price(request.listPrice()), request.active()));
  }

  @Override
  public ProductResponse view(Reference<Product> reference) {
    return ProductResponse.from(reference);
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public ProductRequest fromRow(CsvRow row) {
    Price price = new Price(Cells.decimal(row, "listPrice.amount"), row.cell("listPrice.currency"));
    boolean free = price.amount() == null && price.currency() == null;
    return new ProductRequest(
        row.cell("id"),
        row.cell("name"),
        row.cell("family"),
        free ? null : price,
        Cells.truth(row, "active"));
  }

  @Override
  public List<@Nullable String> toRow(Reference<Product> reference) {
    Product product = reference.body();
    @Nullable Money price = product.listPrice();
    return Arrays.asList(
        reference.id(),
        product.name(),
        product.family(),
        price == null ? null : price.amount().toPlainString(),
        price == null ? null : price.currency(),
        Boolean.toString(product.active()));
  }

  private static @Nullable Money price(@Nullable Price price) {
    if (price == null) {
      return null;
    }
    try {
      return Money.entered(price.amount(), price.currency());
    } catch (InvalidInput e) {
      // Money calls itself amount, whatever field it stands in.
      throw e.within("amount", "listPrice");
    }
  }
}
