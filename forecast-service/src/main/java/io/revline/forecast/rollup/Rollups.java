package io.revline.forecast.rollup;

import io.revline.forecast.projection.Segments;
import io.revline.forecast.rollup.RollupCells.Cell;
import io.revline.forecast.rollup.RollupCells.Part;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.inbox.Inbox;
import io.revline.kit.metric.Metric;
import io.revline.kit.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rolls deals up to figures, by the definitions of METRICS.md: "forecast, single category" for what
 * is closed and open, "weighted pipeline" for the sum of open amount times stage probability, and
 * "coverage" for undated deals beside the period's, not inside.
 */
@ApplicationScoped
public class Rollups {
  private final FiscalCalendars calendars;
  private final RollupCells cells;
  private final Inbox inbox;

  Rollups(FiscalCalendars calendars, RollupCells cells, Inbox inbox) {
    this.calendars = calendars;
    this.cells = cells;
    this.inbox = inbox;
  }

  /**
   * A rollup of the deals the caller may see.
   *
   * @param periodName names a period of the fiscal calendar, {@code 2017-Q4}: deals won in it
   *     count, and open deals expected to close in it
   * @param asOf as the deals were after every change before this business time
   * @param groupBy category or owner
   * @throws InvalidInput for another grouping or no period
   */
  public Rollup of(
      @Nullable String periodName, Instant asOf, @Nullable String groupBy, Caller caller) {
    FiscalPeriod period = calendars.known(null).body().period(periodName);
    Grouping grouping = Grouping.of(groupBy);
    // Read first: what arrives in between may be in the figures, but is not claimed to be.
    @Nullable Instant knownAt = inbox.position(Segments.CONSUMER).orElse(null);
    List<Cell> all = cells.of(period, asOf, grouping, caller);
    Sheet sheet = new Sheet(period, asOf, knownAt, grouping, all);
    return new Rollup(
        period.name(),
        List.of(
            sheet.figure(Metric.CLOSED_WON, Part.CLOSED_WON, Cell::amount),
            sheet.figure(Metric.OPEN_PIPELINE, Part.OPEN, Cell::amount),
            sheet.figure(Metric.WEIGHTED_PIPELINE, Part.OPEN, Cell::weighted),
            sheet.figure(Metric.UNDATED_PIPELINE, Part.UNDATED, Cell::amount)));
  }

  /** All that was added up, and under which conditions. */
  private record Sheet(
      FiscalPeriod period,
      Instant asOf,
      @Nullable Instant knownAt,
      Grouping grouping,
      List<Cell> cells) {

    Figure figure(Metric metric, Part part, Function<Cell, BigDecimal> worth) {
      Map<String, Tally> groups = new TreeMap<>(grouping.order());
      Tally total = new Tally();
      for (Cell cell : cells) {
        if (cell.part() == part) {
          groups.computeIfAbsent(cell.key(), key -> new Tally()).add(cell, worth);
          total.add(cell, worth);
        }
      }
      List<Row> rows = new ArrayList<>();
      groups.forEach((key, tally) -> rows.add(tally.row(key, grouping.label(key))));
      return new Figure(
          metric,
          asOf,
          knownAt,
          Map.of("period", period.name(), "groupBy", grouping.word()),
          rows,
          total.row(Row.TOTAL, Row.TOTAL));
    }
  }
}
