package io.revline.pipeline.timeline;

import io.revline.kit.problem.InvalidInput;
import java.math.BigDecimal;
import java.util.List;

/**
 * A rep's share of the credit for a deal. The owner need not have one.
 *
 * @param rep the rep by external id
 * @param percent the share, more than 0
 */
public record CreditSplit(String rep, BigDecimal percent) {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  /**
   * Both parts are there and within their bounds.
   *
   * @throws InvalidInput naming the part
   */
  public CreditSplit {
    rep = Checks.text("splits.rep", rep, 200);
    percent = Checks.percent("splits.percent", percent);
    if (percent.signum() == 0) {
      throw InvalidInput.of("splits.percent", "must be more than 0: leave the rep out");
    }
  }

  /**
   * Shares add up to exactly 100, and each rep has one.
   *
   * @throws InvalidInput otherwise
   */
  static void checkWhole(List<CreditSplit> splits) {
    BigDecimal sum =
        splits.stream().map(CreditSplit::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(WHOLE) != 0) {
      throw InvalidInput.of(
          "splits", "must add up to 100 percent, not " + sum.toPlainString() + ", or be left out");
    }
    if (splits.stream().map(CreditSplit::rep).distinct().count() < splits.size()) {
      throw InvalidInput.of("splits.rep", "may stand in one split only");
    }
  }
}
