package io.revline.performance.scorecard;

import io.revline.kit.caller.Caller;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.figure.Value;
import io.revline.kit.metric.Metric;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.progress.Times;
import io.revline.performance.scorecard.Closings.Closed;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges what reps closed, by the definitions of METRICS.md. */
@ApplicationScoped
public class Scorecards {
  private static final int DAY_DECIMALS = 6;

  private final Closings closings;

  Scorecards(Closings closings) {
    this.closings = closings;
  }

  /**
   * The scorecard of a window.
   *
   * @param groupBy rep
   * @param times what stood then, and as was known then
   * @throws InvalidInput for another grouping
   */
  public Scorecard of(@Nullable String groupBy, Window window, Times times, Caller caller) {
    if (!"rep".equals(groupBy)) {
      throw InvalidInput.of("groupBy", "is required, one of [rep]");
    }
    Sheet sheet = new Sheet(window, times, closings.in(window, times, caller));
    return new Scorecard(
        List.of(
            sheet.figure(
                Metric.WON,
                closed -> Row.worth(closed.rep(), closed.rep(), closed.won(), closed.amounts())),
            sheet.figure(
                Metric.WIN_RATE_BY_COUNT,
                closed ->
                    new WinRate(closed.won(), closed.won() + closed.lost()).row(closed.rep())),
            sheet.figure(Metric.SALES_CYCLE_MEDIAN, closed -> days(closed, closed.medianDays())),
            sheet.figure(Metric.SALES_CYCLE_MEAN, closed -> days(closed, closed.meanDays()))));
  }

  /** METRICS.md, sales cycle: days from creation to the final win. */
  private static Row days(Closed closed, @Nullable BigDecimal days) {
    if (days == null) {
      return Row.undefined(closed.rep(), closed.rep(), 0, "no deal won in the window");
    }
    return Row.measured(
        closed.rep(),
        closed.rep(),
        new Value(days.setScale(DAY_DECIMALS, RoundingMode.HALF_EVEN)),
        closed.won(),
        List.of());
  }

  private record Sheet(Window window, Times times, List<Closed> closed) {
    Figure figure(Metric metric, Function<Closed, Row> row) {
      return new Figure(
          metric,
          times.asOf(),
          times.knownAt(),
          Map.of(
              "groupBy", "rep",
              "from", window.from().toString(),
              "to", window.to().toString()),
          closed.subList(0, closed.size() - 1).stream().map(row).toList(),
          row.apply(closed.getLast()));
    }
  }
}
