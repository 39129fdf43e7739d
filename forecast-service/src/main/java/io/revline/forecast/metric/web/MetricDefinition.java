package io.revline.forecast.metric.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.metric.Metric;
import io.revline.kit.metric.MetricUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metric means.
 *
 * @param metric its stable name, as figures have it
 * @param definitionVersion counts changes of the formula, as figures have it
 * @param unit what it is measured in
 * @param formula how it comes about, in words
 * @param denominator what a share or a mean is taken of; absent where nothing is divided
 * @param sampleFloor of fewer deals than this the value is flagged; absent where none is
 * @param edgeCases what holds in the cases that the formula leaves open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MetricDefinition(
    Metric metric,
    int definitionVersion,
    MetricUnit unit,
    String formula,
    @Nullable String denominator,
    @Nullable Integer sampleFloor,
    List<String> edgeCases) {

  static MetricDefinition from(Metric metric) {
    return new MetricDefinition(
        metric,
        metric.version(),
        metric.unit(),
        metric.formula(),
        metric.denominator().orElse(null),
        metric.sampleFloor() == 0 ? null : metric.sampleFloor(),
        metric.edgeCases());
  }
}
