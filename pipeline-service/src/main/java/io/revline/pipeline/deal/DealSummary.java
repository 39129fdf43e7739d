package io.revline.pipeline.deal;

import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.currency.ConvertedSum;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.metric.Metric;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.progress.Times;
import io.revline.kit.progress.Watermark;
import io.revline.pipeline.deal.SummaryCells.Cell;
import io.revline.pipeline.stage.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts deals and sums their amounts by group, totals in the corporate currency as METRICS.md says
 * under "amounts".
 */
@ApplicationScoped
public class DealSummary {
  private final SummaryCells cells;
  private final Pipelines pipelines;
  private final FiscalCalendars calendars;
  private final Watermark watermark;

  DealSummary(
      SummaryCells cells, Pipelines pipelines, FiscalCalendars calendars, Watermark watermark) {
    this.cells = cells;
    this.pipelines = pipelines;
    this.calendars = calendars;
    this.watermark = watermark;
  }

  /**
   * The deals by group: how many, and what they are worth.
   *
   * @param groupBy stage, owner, team, region, source, account, product or month
   * @throws InvalidInput for another grouping
   */
  public Figure by(@Nullable String groupBy, DealFilter filter) {
    DealGrouping grouping = DealGrouping.of(groupBy);
    // Read first: what commits in between may be in the figures, but is not claimed to be.
    Times times = filter.times() == null ? watermark.times(null, null) : filter.times();
    FiscalCalendar calendar = calendars.known(times.knownAt()).body();
    Map<String, Group> groups = grouping == DealGrouping.STAGE ? stages() : new LinkedHashMap<>();
    Group total = new Group(Row.TOTAL);
    for (Cell cell : cells.of(grouping, filter, times, calendar.timeZone())) {
      String key = grouping == DealGrouping.MONTH ? month(calendar, cell.key()) : cell.key();
      groups
          .computeIfAbsent(key, it -> new Group(Objects.requireNonNullElse(cell.label(), it)))
          .add(cell, cell.deals());
      total.add(cell, cell.counted());
    }
    List<Row> rows = new ArrayList<>();
    groups.forEach((key, group) -> rows.add(group.row(key)));
    return new Figure(
        Metric.DEALS,
        times.asOf(),
        times.knownAt(),
        filters(filter, grouping),
        rows,
        total.row(Row.TOTAL));
  }

  private static Map<String, String> filters(DealFilter filter, DealGrouping grouping) {
    Map<String, String> filters = filter.given();
    filters.put("groupBy", grouping.word());
    return filters;
  }

  /** In the order of the stages, so that an empty one keeps its place. */
  private Map<String, Group> stages() {
    Map<String, Group> stages = new LinkedHashMap<>();
    pipelines
        .all()
        .forEach(pipeline ->
            pipeline.stages().forEach(it -> stages.put(it.key(), new Group(it.label()))));
    return stages;
  }

  private static String month(FiscalCalendar calendar, String day) {
    return day.equals(Row.NONE) ? day : calendar.periodsAt(LocalDate.parse(day)).getLast().name();
  }

  private static final class Group {
    private final ConvertedSum sum = new ConvertedSum();
    private final String label;
    private long deals;

    Group(String label) {
      this.label = label;
    }

    void add(Cell cell, long counted) {
      deals += counted;
      if (cell.currency() != null) {
        sum.add(cell.currency(), cell.amount(), cell.corporate(), cell.converted());
      }
    }

    Row row(String key) {
      return sum.row(key, label, deals);
    }
  }
}
