package io.revline.forecast.rollup;

import io.revline.forecast.rollup.RollupCells.Cell;
import io.revline.forecast.rollup.RollupCells.Part;
import io.revline.forecast.rollup.RollupCells.Worth;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.metric.Metric;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rolls deals up to figures, by the definitions of METRICS.md: "forecast, single category" for what
 * is closed and open, "weighted pipeline" for the sum of open amount times stage probability, and
 * "coverage" for undated deals beside the period's, not inside. Totals are in the corporate
 * currency as "amounts" says.
 */
@ApplicationScoped
public class Rollups {
  private final FiscalCalendars calendars;
  private final RollupCells cells;

  Rollups(FiscalCalendars calendars, RollupCells cells) {
    this.calendars = calendars;
    this.cells = cells;
  }

  /**
   * A rollup of the deals the caller may see.
   *
   * @param periodName names a period of the fiscal calendar, {@code 2017-Q4}: deals won in it
   *     count, and open deals expected to close in it
   * @param times as the deals were then, and as was known then
   * @param groupBy category or owner
   * @throws InvalidInput for another grouping or no period
   */
  public Rollup of(
      @Nullable String periodName, Times times, @Nullable String groupBy, Caller caller) {
    FiscalPeriod period = calendars.known(times.knownAt()).body().period(periodName);
    Grouping grouping = Grouping.of(groupBy);
    Sheet sheet = new Sheet(period, times, grouping, cells.of(period, times, grouping, caller));
    return new Rollup(
        period.name(),
        List.of(
            sheet.figure(Metric.CLOSED_WON, Part.CLOSED_WON, Cell::amount),
            sheet.figure(Metric.OPEN_PIPELINE, Part.OPEN, Cell::amount),
            sheet.figure(Metric.WEIGHTED_PIPELINE, Part.OPEN, Cell::weighted),
            sheet.figure(Metric.UNDATED_PIPELINE, Part.UNDATED, Cell::amount)));
  }

  /** All that was added up, and under which conditions. */
  private record Sheet(FiscalPeriod period, Times times, Grouping grouping, List<Cell> cells) {

    Figure figure(Metric metric, Part part, Function<Cell, Worth> worth) {
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
          times.asOf(),
          times.knownAt(),
          Map.of("period", period.name(), "groupBy", grouping.word()),
          rows,
          total.row(Row.TOTAL, Row.TOTAL));
    }
  }
}
