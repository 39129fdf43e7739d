package io.revline.forecast.period;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How good projections were, by the definitions of forecast error in METRICS.md.
 *
 * @param projections how many
 * @param wape Σ|actual − mean| ÷ Σ|actual|; null when nothing came
 * @param bias Σ(mean − actual) ÷ Σ|actual|, positive when too much was said; null when nothing came
 * @param pinball the mean pinball loss of the five quantiles, in the unit of the measure (Koenker
 *     and Bassett, 1978); null for forecasts that tell no quantiles
 * @param coverage the share of actuals from P10 to P90; null for forecasts that tell no quantiles
 * @param width the mean of P90 − P10 as a share of the mean actual; null likewise
 */
public record PeriodAccuracy(
    int projections,
    @Nullable Double wape,
    @Nullable Double bias,
    @Nullable Double pinball,
    @Nullable Double coverage,
    @Nullable Double width) {
  private static final double[] SHARES = {0.10, 0.25, 0.50, 0.75, 0.90};

  /**
   * A projection beside what came.
   *
   * @param mean what was said
   * @param quantiles P10, P25, P50, P75 and P90; empty when none were said
   * @param actual what came
   */
  public record Said(double mean, List<Double> quantiles, double actual) {
    public Said {
      quantiles = List.copyOf(quantiles);
    }

    private boolean isCovered() {
      return quantiles.getFirst() <= actual && actual <= quantiles.getLast();
    }

    private double pinball() {
      double loss = 0;
      for (int i = 0; i < SHARES.length; i++) {
        double above = actual - quantiles.get(i);
        loss += Math.max(SHARES[i] * above, (SHARES[i] - 1) * above);
      }
      return loss / SHARES.length;
    }
  }

  /** Measures projections that were made. */
  public static PeriodAccuracy of(List<Said> said) {
    double came = said.stream().mapToDouble(each -> Math.abs(each.actual())).sum();
    boolean quantiles =
        !said.isEmpty() && said.stream().noneMatch(each -> each.quantiles().isEmpty());
    return new PeriodAccuracy(
        said.size(),
        came == 0 ? null : sum(said, each -> Math.abs(each.actual() - each.mean())) / came,
        came == 0 ? null : sum(said, each -> each.mean() - each.actual()) / came,
        quantiles ? sum(said, Said::pinball) / said.size() : null,
        quantiles ? sum(said, each -> each.isCovered() ? 1 : 0) / said.size() : null,
        quantiles && came != 0
            ? sum(said, each -> each.quantiles().getLast() - each.quantiles().getFirst()) / came
            : null);
  }

  private static double sum(List<Said> said, ToDoubleFunction<Said> of) {
    return said.stream().mapToDouble(of).sum();
  }
}
