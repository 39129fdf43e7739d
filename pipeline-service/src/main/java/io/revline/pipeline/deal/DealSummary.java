package io.revline.pipeline.deal;

import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.currency.ConvertedSum;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.metric.Metric;
import io.revline.kit.people.Visibility;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.progress.Times;
import io.revline.kit.progress.Watermark;
import io.revline.pipeline.stage.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts deals and sums their amounts by group, totals in the corporate currency as METRICS.md says
 * under "amounts".
 */
@ApplicationScoped
public class DealSummary {
  private final KeptSums kept;
  private final SumsQuery query;
  private final GroupNames names;
  private final Pipelines pipelines;
  private final FiscalCalendars calendars;
  private final Visibility visibility;
  private final Watermark watermark;
  private final DataSource database;

  DealSummary(
      KeptSums kept,
      SumsQuery query,
      GroupNames names,
      Pipelines pipelines,
      FiscalCalendars calendars,
      Visibility visibility,
      Watermark watermark,
      DataSource database) {
    this.kept = kept;
    this.query = query;
    this.names = names;
    this.pipelines = pipelines;
    this.calendars = calendars;
    this.visibility = visibility;
    this.watermark = watermark;
    this.database = database;
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
    Sums sums = sums(asked(grouping, filter, calendar), times.knownAt());
    Bearings bearings = new Bearings(database, names, grouping, times);
    Map<String, Group> groups = grouping == DealGrouping.STAGE ? stages() : new HashMap<>();
    Group total = new Group(Row.TOTAL);
    sums.byPlace()
        .forEach((place, sum) -> {
          Group group =
              groups.computeIfAbsent(
                  name(bearings.key(place), grouping, calendar),
                  key -> new Group(bearings.label(key)));
          BigDecimal converted = bearings.converted(place, sum);
          group.add(place.currency(), sum, sum.deals(), bearings.corporate(), converted);
          total.add(place.currency(), sum, sum.counted(), bearings.corporate(), converted);
        });
    List<Row> rows = new ArrayList<>(groups.size());
    groups.forEach((key, group) -> rows.add(group.row(key)));
    if (grouping != DealGrouping.STAGE) {
      rows.sort(Comparator.comparing(Row::key));
    }
    return new Figure(
        Metric.DEALS,
        times.asOf(),
        times.knownAt(),
        filters(filter, grouping),
        rows,
        total.row(Row.TOTAL));
  }

  private SummaryQuestion asked(DealGrouping grouping, DealFilter filter, FiscalCalendar calendar) {
    return new SummaryQuestion(
        grouping,
        filter.stage(),
        filter.status(),
        filter.owner(),
        filter.account(),
        filter.times() == null ? null : filter.times().asOf(),
        calendar.timeZone(),
        visibility.owners(filter.caller()));
  }

  /** How deals stand includes what no watermark has passed yet. */
  private Sums sums(SummaryQuestion asked, Instant known) {
    Sums sums = kept.of(asked, known);
    return asked.asOf() == null ? sums.changed(query.change(asked, known, null)) : sums;
  }

  private static String name(@Nullable String key, DealGrouping grouping, FiscalCalendar calendar) {
    if (key == null) {
      return Row.NONE;
    }
    return grouping == DealGrouping.MONTH
        ? calendar.periodsAt(LocalDate.parse(key)).getLast().name()
        : key;
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

  private static final class Group {
    private final ConvertedSum sum = new ConvertedSum();
    private final String label;
    private long deals;

    Group(String label) {
      this.label = label;
    }

    void add(
        @Nullable String currency,
        Sum added,
        long counted,
        String corporate,
        @Nullable BigDecimal converted) {
      deals += counted;
      if (currency != null) {
        sum.add(currency, added.amount(), corporate, converted);
      }
    }

    Row row(String key) {
      return sum.row(key, label, deals);
    }
  }
}
