package io.revline.kit.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.revline.kit.metric.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A grouped figure: the one shape of every summary, rollup and scorecard.
 *
 * @param metric what is shown; written as the metric's stable name
 * @param asOf every change with business time before this counts
 * @param knownAt up to which recorded time the answering service has read; absent before the first
 * @param filters what narrowed the deals
 * @param rows one per group
 * @param total over all groups
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"metric", "definitionVersion"})
public record Figure(
    Metric metric,
    Instant asOf,
    @Nullable Instant knownAt,
    Map<String, String> filters,
    List<Row> rows,
    Row total) {
  public Figure {
    filters = Map.copyOf(filters);
    rows = List.copyOf(rows);
  }

  /** Counts changes of the metric's formula. */
  @JsonProperty
  public int definitionVersion() {
    return metric.version();
  }
}
