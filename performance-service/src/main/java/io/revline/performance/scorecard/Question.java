package io.revline.performance.scorecard;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.metric.Metric;
import io.revline.kit.progress.Times;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants to know.
 *
 * @param window of which stretch of business time
 * @param times what stood then, and as was known then
 * @param grouping by what
 * @param caller who asks, and sees only some deals
 */
record Question(Window window, Times times, Grouping grouping, Caller caller) {

  /** The period whose quotas it is about; none without a period or for groups without people. */
  Optional<FiscalPeriod> quotaPeriod() {
    return grouping.ofPeople() ? Optional.ofNullable(window.period()) : Optional.empty();
  }

  /** A figure that answers it. */
  Figure figure(Metric metric, List<Row> rows, Row total) {
    return new Figure(metric, times.asOf(), times.knownAt(), filters(), rows, total);
  }

  private Map<String, String> filters() {
    Map<String, String> filters = new HashMap<>();
    filters.put("groupBy", grouping.word());
    filters.put("from", window.from().toString());
    filters.put("to", window.to().toString());
    if (window.period() != null) {
      filters.put("period", window.period().name());
    }
    return filters;
  }
}
