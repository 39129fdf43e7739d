package io.revline.forecast.revision.events;

import static io.revline.forecast.revision.events.DealEventReader.required;

import io.revline.contracts.deal.CreditSplit;
import io.revline.contracts.deal.ProductLine;
import io.revline.kit.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of a deal falls to somebody or something, beside the others of its list. The order of a
 * list matters: the last one takes what rounding leaves.
 *
 * @param key the rep or the product
 * @param weight its part of what all weights of the list add up to
 */
record Weight(String key, BigDecimal weight) {

  /** By the percent of each rep. */
  static List<Weight> ofSplits(@Nullable List<CreditSplit> splits) {
    return splits == null
        ? List.of()
        : splits.stream()
            .map(split ->
                new Weight(
                    required(split.rep(), "splits.rep"),
                    required(split.percent(), "splits.percent")))
            .toList();
  }

  /** By the net total of each product, however many lines it has. */
  static List<Weight> ofProducts(@Nullable List<ProductLine> lines) {
    Map<String, BigDecimal> totals = new LinkedHashMap<>();
    if (lines != null) {
      lines.forEach(line ->
          totals.merge(required(line.product(), "products.product"), net(line), BigDecimal::add));
    }
    return totals.entrySet().stream()
        .map(total -> new Weight(total.getKey(), total.getValue()))
        .toList();
  }

  /** Quantity times price less the discount, in the decimals of the currency, half to even. */
  private static BigDecimal net(ProductLine line) {
    BigDecimal kept =
        BigDecimal.valueOf(100)
            .subtract(required(line.discount(), "products.discount"))
            .movePointLeft(2);
    BigDecimal exact =
        required(line.quantity(), "products.quantity")
            .multiply(required(line.unitPrice(), "products.unitPrice").amount())
            .multiply(kept);
    return Money.rounded(exact, line.unitPrice().currency()).amount();
  }
}
