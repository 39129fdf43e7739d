package io.revline.forecast.period;

import java.util.List;
import java.util.Map;

/**
 * What would have been said of a period on a day, beside what came.
 *
 * @param period its name
 * @param daysBeforeEnd how many days of it were to come
 * @param projected what projections said, by {@code projection} and, as they would be if new
 *     business were told otherwise, {@code projectionMediumMemory} and {@code projectionLongMemory}
 * @param baselines what people say without a model, by {@code lastPeriod}, {@code
 *     samePeriodLastQuarter}, {@code samePeriodLastYear}, {@code stageWeighted}, {@code category},
 *     {@code samePoint}; those that could say nothing are left out
 * @param actual what came
 */
public record Rehearsal(
    String period,
    int daysBeforeEnd,
    Map<String, Projected> projected,
    Map<String, Double> baselines,
    double actual) {
  public Rehearsal {
    projected = Map.copyOf(projected);
    baselines = Map.copyOf(baselines);
  }

  /**
   * A projection.
   *
   * @param mean on average
   * @param quantiles its P10, P25, P50, P75 and P90
   */
  public record Projected(double mean, List<Double> quantiles) {
    public Projected {
      quantiles = List.copyOf(quantiles);
    }
  }
}
