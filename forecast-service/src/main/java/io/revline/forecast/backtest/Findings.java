package io.revline.forecast.backtest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.revline.forecast.backtest.BacktestRuns.SaidOfDeals;
import io.revline.forecast.backtest.BacktestRuns.SaidOfPeriod;
import io.revline.forecast.period.PeriodAccuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest has found so far.
 *
 * @param deals chances of single deals, by how far ahead they look and who said them
 * @param periods what was said of periods, by who said it and how long before their end
 * @param verdicts who said it best, and why; nothing is judged that is not over yet
 */
public record Findings(List<OfDeals> deals, List<OfPeriods> periods, List<Verdict> verdicts) {
  private static final int[] BEFORE_END = {7, 30, 60, 366};

  public Findings {
    deals = List.copyOf(deals);
    periods = List.copyOf(periods);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * How good a source's chances were.
   *
   * @param source who said them
   * @param horizonDays won within so many days, or not
   * @param accuracy how good they were
   */
  public record OfDeals(String source, int horizonDays, DealAccuracy accuracy) {}

  /**
   * How good what a source said of periods was.
   *
   * @param source who said it
   * @param daysBeforeEnd said so many days before the end at most, and more than the one before;
   *     null for all
   * @param accuracy how good it was
   */
  public record OfPeriods(
      String source, @Nullable Integer daysBeforeEnd, PeriodAccuracy accuracy) {}

  static Findings of(List<SaidOfDeals> deals, List<SaidOfPeriod> periods) {
    List<OfDeals> ofDeals = new ArrayList<>();
    deals.stream()
        .collect(
            groupingBy(
                SaidOfDeals::horizonDays,
                TreeMap::new,
                groupingBy(SaidOfDeals::source, TreeMap::new, toList())))
        .forEach((days, bySource) ->
            bySource.forEach(
                (source, said) -> ofDeals.add(new OfDeals(source, days, accuracy(said)))));
    List<OfPeriods> ofPeriods = new ArrayList<>();
    periods.stream()
        .collect(groupingBy(SaidOfPeriod::source, TreeMap::new, toList()))
        .forEach((source, said) -> ofPeriods.addAll(ofPeriods(source, said)));
    return new Findings(ofDeals, ofPeriods, Verdict.of(ofDeals, ofPeriods));
  }

  private static DealAccuracy accuracy(List<SaidOfDeals> days) {
    return DealAccuracy.of(days.stream().flatMap(day -> day.said().stream()).toList());
  }

  /** Over all, then by days before the end, as far as anything was said then. */
  static List<OfPeriods> ofPeriods(String source, List<SaidOfPeriod> said) {
    List<OfPeriods> found = new ArrayList<>();
    found.add(new OfPeriods(source, null, accuracy(said, 0, Integer.MAX_VALUE)));
    int after = 0;
    for (int before : BEFORE_END) {
      PeriodAccuracy accuracy = accuracy(said, after, before);
      if (accuracy.projections() > 0) {
        found.add(new OfPeriods(source, before, accuracy));
      }
      after = before;
    }
    return found;
  }

  private static PeriodAccuracy accuracy(List<SaidOfPeriod> said, int after, int before) {
    return PeriodAccuracy.of(
        said.stream()
            .filter(each -> each.daysBeforeEnd() > after && each.daysBeforeEnd() <= before)
            .map(SaidOfPeriod::said)
            .toList());
  }
}
