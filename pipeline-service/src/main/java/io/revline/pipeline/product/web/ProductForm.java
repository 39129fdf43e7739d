package io.revline.pipeline.product.web;

import io.revline.kit.Money;
import io.revline.kit.csv.CsvRow;
import io.revline.kit.export.Columns;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Draft;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.web.Cells;
import io.revline.kit.reference.web.PathId;
import io.revline.kit.reference.web.ReferenceForm;
import io.revline.pipeline.product.Product;
import io.revline.pipeline.product.web.ProductRequest.Price;
import org.jspecify.annotations.Nullable;

/** How products are written down. */
final class ProductForm implements ReferenceForm<Product, ProductRequest, ProductResponse> {
  private static final Columns<ProductResponse> COLUMNS =
      Columns.of(ProductResponse.class).without("version", "updatedAt");

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
  public Columns<ProductResponse> columns() {
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
