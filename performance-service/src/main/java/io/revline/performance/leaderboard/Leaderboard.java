package io.revline.performance.leaderboard;

import io.revline.kit.metric.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who is first in a window.
 *
 * @param metric what is ranked; written as the metric's stable name
 * @param definitionVersion of the metric
 * @param asOf every change with business time before this counts
 * @param knownAt of what was recorded before this
 * @param filters what was asked for
 * @param size how many places there are, shown or not
 * @param places the first of them, the best first; among equals in the order of their keys
 */
public record Leaderboard(
    Metric metric,
    int definitionVersion,
    Instant asOf,
    Instant knownAt,
    Map<String, String> filters,
    int size,
    List<Place> places) {
  public Leaderboard {
    filters = Map.copyOf(filters);
    places = List.copyOf(places);
  }
}
