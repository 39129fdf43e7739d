package io.revline.forecast.period;

import java.util.List;
import java.util.Map;

/**
 * What would have been said of a period on a day, beside what came.
 *
 * @param period its name
 * @param daysBeforeEnd how many days of it were to come
 * @param mean what the projection said
 * @param quantiles its P10, P25, P50, P75 and P90
 * @param baselines what people say without a model, by {@code lastPeriod}, {@code
 *     samePeriodLastQuarter}, {@code samePeriodLastYear}, {@code stageWeighted}, {@code category},
 *     {@code samePoint}; those that could say nothing are left out
 * @param actual what came
 */
public record Rehearsal(
    String period,
    int daysBeforeEnd,
    double mean,
    List<Double> quantiles,
    Map<String, Double> baselines,
    double actual) {
  public Rehearsal {
    quantiles = List.copyOf(quantiles);
    baselines = Map.copyOf(baselines);
  }
}
