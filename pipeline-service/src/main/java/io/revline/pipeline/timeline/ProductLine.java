package io.revline.pipeline.timeline;

import io.revline.kit.Money;
import io.revline.kit.problem.InvalidInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/**
 * Something a deal sells.
 *
 * @param product the product by external id
 * @param quantity how many, more than 0
 * @param unitPrice what one costs before the discount
 * @param discount percent off, 0 to 100; absent for 0
 */
public record ProductLine(
    String product, BigDecimal quantity, Money unitPrice, BigDecimal discount) {

  /**
   * All parts are there and within their bounds.
   *
   * @throws InvalidInput naming the part
   */
  public ProductLine {
    product = Checks.text("products.product", product, 200);
    quantity = Checks.decimal("products.quantity", quantity);
    if (quantity.signum() <= 0) {
      throw InvalidInput.of("products.quantity", "must be more than 0");
    }
    if (unitPrice == null) {
      throw InvalidInput.of("products.unitPrice", "is required: an amount and its currency");
    }
    if (unitPrice.amount().signum() < 0) {
      throw InvalidInput.of("products.unitPrice", "must not be negative");
    }
    // Jackson gives null for what is absent, whatever the type says.
    discount =
        Checks.percent("products.discount", Objects.requireNonNullElse(discount, BigDecimal.ZERO));
  }

  /**
   * Quantity times unit price less the discount, rounded half even to the decimals of the currency.
   */
  public Money total() {
    BigDecimal kept = BigDecimal.valueOf(100).subtract(discount).movePointLeft(2);
    BigDecimal exact = quantity.multiply(unitPrice.amount()).multiply(kept);
    return new Money(
        exact.setScale(unitPrice.amount().scale(), RoundingMode.HALF_EVEN), unitPrice.currency());
  }

  /**
   * What all lines add up to.
   *
   * @param lines at least one
   * @throws InvalidInput when they have more than one currency, or are worth too much
   */
  public static Money sum(List<ProductLine> lines) {
    Money sum = Money.zero(lines.getFirst().unitPrice().currency());
    for (ProductLine line : lines) {
      if (!line.unitPrice().currency().equals(sum.currency())) {
        throw InvalidInput.of("products.unitPrice.currency", "must be the same in all lines");
      }
      sum = sum.plus(line.total());
    }
    if (sum.amount().precision() - sum.amount().scale() > 15) {
      throw InvalidInput.of("products", "add up to more than 15 digits before the point");
    }
    return sum;
  }
}
