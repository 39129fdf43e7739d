package io.revline.performance.scorecard;

import io.revline.kit.figure.Row;
import io.revline.kit.figure.Value;
import io.revline.kit.metric.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Win rate by count, as METRICS.md defines it: won ÷ (won + lost), closed in the window. With fewer
 * closed deals than its sample floor it carries a flag and the Wilson 95% score interval.
 *
 * @param won how many were won
 * @param closed how many were won or lost
 */
record WinRate(long won, long closed) {
  private static final int DECIMALS = 6;
  private static final MathContext PRECISE = MathContext.DECIMAL64;

  /** The 97.5% quantile of the standard normal distribution. */
  private static final BigDecimal Z = new BigDecimal("1.959963984540054");

  Row row(String key, String label) {
    if (closed == 0) {
      return Row.undefined(key, label, 0, "no deal closed in the window");
    }
    if (closed >= Metric.WIN_RATE_BY_COUNT.sampleFloor()) {
      return Row.measured(key, label, rounded(rate()), closed, List.of());
    }
    return Row.measured(key, label, rounded(rate()), closed, List.of("smallSample"))
        .between(rounded(bound(-1)), rounded(bound(1)));
  }

  private BigDecimal rate() {
    return BigDecimal.valueOf(won).divide(BigDecimal.valueOf(closed), PRECISE);
  }

  /**
   * An end of the Wilson score interval (E. B. Wilson, 1927): (p + z²/2n ± z √(p(1−p)/n + z²/4n²))
   * ÷ (1 + z²/n).
   */
  private BigDecimal bound(int side) {
    BigDecimal n = BigDecimal.valueOf(closed);
    BigDecimal zz = Z.multiply(Z);
    BigDecimal p = rate();
    BigDecimal center = p.add(zz.divide(n.multiply(BigDecimal.TWO), PRECISE));
    BigDecimal spread =
        p.multiply(BigDecimal.ONE.subtract(p))
            .divide(n, PRECISE)
            .add(zz.divide(n.multiply(n).multiply(BigDecimal.valueOf(4)), PRECISE))
            .sqrt(PRECISE)
            .multiply(Z);
    return center
        .add(spread.multiply(BigDecimal.valueOf(side)))
        .divide(BigDecimal.ONE.add(zz.divide(n, PRECISE)), PRECISE);
  }

  private static Value rounded(BigDecimal number) {
    return new Value(number.setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }
}
