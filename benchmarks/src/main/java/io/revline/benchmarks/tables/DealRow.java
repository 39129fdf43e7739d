package io.revline.benchmarks.tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stays the same of a deal.
 *
 * @param number from 0 on
 * @param amount what the products add up to, if there are any
 * @param account by external id
 * @param source where the lead came from
 * @param products its lines as JSON text; null for a deal without
 */
record DealRow(
    int number,
    UUID id,
    String name,
    BigDecimal amount,
    String currency,
    String account,
    String source,
    @Nullable String products,
    Instant createdAt) {
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"product\":\"(\\w+)\",.*?\"amount\":\"([0-9.]+)\".*?\"discount\":\"0\"}");

  /** The products as the projections keep them: the key of each and what it brings. */
  @Nullable String toldProducts() {
    return products == null
        ? null
        : LINE.matcher(products).replaceAll("{\"key\":\"$1\",\"weight\":\"$2\"}");
  }
}
