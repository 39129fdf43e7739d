package io.revline.performance.scorecard;

import io.revline.kit.caller.Caller;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.figure.Value;
import io.revline.kit.inbox.Inbox;
import io.revline.kit.metric.Metric;
import io.revline.kit.problem.InvalidInput;
import io.revline.performance.projection.Segments;
import io.revline.performance.scorecard.Closings.Closed;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges what reps closed, by the definitions of METRICS.md. */
@ApplicationScoped
public class Scorecards {
  private static final int DAY_DECIMALS = 6;

  private final Closings closings;
  private final Inbox inbox;

  Scorecards(Closings closings, Inbox inbox) {
    this.closings = closings;
    this.inbox = inbox;
  }

  /**
   * The scorecard of a window.
   *
   * @param groupBy rep
   * @param asOf what stands after every change before this business time
   * @throws InvalidInput for another grouping
   */
  public Scorecard of(@Nullable String groupBy, Window window, Instant asOf, Caller caller) {
    if (!"rep".equals(groupBy)) {
      throw InvalidInput.of("groupBy", "is required, one of [rep]");
    }
    // Read first: what arrives in between may be in the figures, but is not claimed to be.
    @Nullable Instant knownAt = inbox.position(Segments.CONSUMER).orElse(null);
    Sheet sheet = new Sheet(window, asOf, knownAt, closings.in(window, asOf, caller));
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

  private record Sheet(
      Window window, Instant asOf, @Nullable Instant knownAt, List<Closed> closed) {
    Figure figure(Metric metric, Function<Closed, Row> row) {
      return new Figure(
          metric,
          asOf,
          knownAt,
          Map.of(
              "groupBy", "rep",
              "from", window.from().toString(),
              "to", window.to().toString()),
          closed.subList(0, closed.size() - 1).stream().map(row).toList(),
          row.apply(closed.getLast()));
    }
  }
}
