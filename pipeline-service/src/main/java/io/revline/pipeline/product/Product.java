package io.revline.pipeline.product;

import io.revline.kit.Money;
import io.revline.kit.problem.Texts;
import io.revline.kit.reference.ReferenceType;
import org.jspecify.annotations.Nullable;

/**
 * What is sold.
 *
 * @param name what people call it
 * @param family what it belongs to
 * @param listPrice what one costs without a discount, not negative
 * @param active whether it is still sold
 */
public record Product(
    String name, @Nullable String family, @Nullable Money listPrice, boolean active) {
  static final ReferenceType<Product> TYPE = new ReferenceType<>("product", Product.class);

  /**
   * A product that somebody entered.
   *
   * @param active sold, when absent
   * @throws io.revline.kit.problem.InvalidInput naming the field that is wrong
   */
  public static Product entered(
      @Nullable String name,
      @Nullable String family,
      @Nullable Money listPrice,
      @Nullable Boolean active) {
    return new Product(
        Texts.required("name", name),
        Texts.optional("family", family),
        listPrice,
        active == null || active);
  }
}
