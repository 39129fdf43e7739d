package io.revline.forecast.rollup;

import io.revline.forecast.projection.Segments;
import io.revline.forecast.rollup.RollupCells.Cell;
import io.revline.forecast.rollup.RollupCells.Part;
import io.revline.forecast.rollup.RollupCells.Worth;
import io.revline.kit.caller.Caller;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.inbox.Inbox;
import io.revline.kit.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
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
 * "coverage" for undated deals beside the period's, not inside. Totals are in the corporate
 * currency as "amounts" says.
 */
@ApplicationScoped
public class Rollups {
  /** 2: totals are in the corporate currency. */
  private static final int DEFINITION = 2;

  private final RollupCells cells;
  private final Inbox inbox;

  Rollups(RollupCells cells, Inbox inbox) {
    this.cells = cells;
    this.inbox = inbox;
  }

  /**
   * A rollup of the deals the caller may see.
   *
   * @param period counts deals won in it, and open deals expected to close in it
   * @param asOf as the deals were after every change before this business time
   * @param groupBy category or owner
   * @throws InvalidInput for another grouping
   */
  public Rollup of(FiscalPeriod period, Instant asOf, @Nullable String groupBy, Caller caller) {
    Grouping grouping = Grouping.of(groupBy);
    // Read first: what arrives in between may be in the figures, but is not claimed to be.
    @Nullable Instant knownAt = inbox.position(Segments.CONSUMER).orElse(null);
    List<Cell> all = cells.of(period, asOf, grouping, caller);
    Sheet sheet = new Sheet(period, asOf, knownAt, grouping, all);
    return new Rollup(
        period.name(),
        List.of(
            sheet.figure("closed-won", Part.CLOSED_WON, Cell::amount),
            sheet.figure("open-pipeline", Part.OPEN, Cell::amount),
            sheet.figure("weighted-pipeline", Part.OPEN, Cell::weighted),
            sheet.figure("undated-pipeline", Part.UNDATED, Cell::amount)));
  }

  /** All that was added up, and under which conditions. */
  private record Sheet(
      FiscalPeriod period,
      Instant asOf,
      @Nullable Instant knownAt,
      Grouping grouping,
      List<Cell> cells) {

    Figure figure(String metric, Part part, Function<Cell, Worth> worth) {
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
          DEFINITION,
          asOf,
          knownAt,
          Map.of("period", period.name(), "groupBy", grouping.word()),
          rows,
          total.row(Row.TOTAL, Row.TOTAL));
    }
  }
}
