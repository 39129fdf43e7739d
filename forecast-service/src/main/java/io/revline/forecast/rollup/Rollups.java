package io.revline.forecast.rollup;

import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.progress.Times;
import io.revline.kit.reference.NameReader;
import io.revline.kit.reference.Names;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rolls the deals of a period up. */
@ApplicationScoped
public class Rollups {
  private final FiscalCalendars calendars;
  private final RollupCells cells;
  private final NameReader names;

  Rollups(FiscalCalendars calendars, RollupCells cells, NameReader names) {
    this.calendars = calendars;
    this.cells = cells;
    this.names = names;
  }

  /**
   * A rollup of the deals the caller may see.
   *
   * @param periodName names a period of the fiscal calendar, {@code 2017-Q4}: deals won in it
   *     count, and open deals expected to close in it
   * @param times as the deals were then, and as was known then
   * @param groupBy category, owner, rep, team, region or currency
   * @throws InvalidInput for another grouping or no period
   */
  public Rollup of(
      @Nullable String periodName, Times times, @Nullable String groupBy, Caller caller) {
    FiscalPeriod period = calendars.known(times.knownAt()).body().period(periodName);
    Grouping grouping = Grouping.of(groupBy);
    RollupSheet sheet =
        new RollupSheet(
            period.name(),
            times,
            grouping,
            labels(grouping, times.knownAt()),
            cells.of(period, times, grouping, caller));
    return new Rollup(period.name(), sheet.figures());
  }

  private UnaryOperator<String> labels(Grouping grouping, Instant knownAt) {
    return grouping == Grouping.CATEGORY
        ? Category::label
        : grouping.named().map(type -> names.known(type.name(), knownAt)).orElse(Names.NONE)::label;
  }
}
