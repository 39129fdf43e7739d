package io.revline.forecast.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest has found so far.
 *
 * @param deals chances of single deals, by who said them
 * @param periods what was said of periods, by who said it and how long before their end
 * @param best whose chances of deals had the lowest Brier score; null without any
 * @param because why, in words
 */
public record Findings(
    List<OfDeals> deals, List<OfPeriods> periods, @Nullable String best, String because) {
  private static final int[] BEFORE_END = {7, 30, 60, 366};

  public Findings {
    deals = List.copyOf(deals);
    periods = List.copyOf(periods);
  }

  /**
   * How good a source's chances were.
   *
   * @param source who said them
   * @param accuracy how good they were
   */
  public record OfDeals(String source, DealAccuracy accuracy) {}

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

  static Findings of(
      SortedMap<String, List<DealAccuracy.Said>> deals,
      SortedMap<String, List<BacktestRuns.SaidOfPeriod>> periods) {
    List<OfDeals> ofDeals = new ArrayList<>();
    deals.forEach((source, said) -> ofDeals.add(new OfDeals(source, DealAccuracy.of(said))));
    List<OfPeriods> ofPeriods = new ArrayList<>();
    periods.forEach((source, said) -> ofPeriods.addAll(ofPeriods(source, said)));
    return judged(ofDeals, ofPeriods);
  }

  /** Over all, then by days before the end, as far as anything was said then. */
  static List<OfPeriods> ofPeriods(String source, List<BacktestRuns.SaidOfPeriod> said) {
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

  private static PeriodAccuracy accuracy(
      List<BacktestRuns.SaidOfPeriod> said, int after, int before) {
    return PeriodAccuracy.of(
        said.stream()
            .filter(each -> each.daysBeforeEnd() > after && each.daysBeforeEnd() <= before)
            .map(BacktestRuns.SaidOfPeriod::said)
            .toList());
  }

  private static Findings judged(List<OfDeals> deals, List<OfPeriods> periods) {
    List<OfDeals> ranked =
        deals.stream()
            .filter(each -> each.accuracy().brier() != null)
            .sorted(
                Comparator.comparing(
                        (OfDeals each) -> Objects.requireNonNull(each.accuracy().brier()))
                    .thenComparing(OfDeals::source))
            .toList();
    if (ranked.isEmpty()) {
      return new Findings(deals, periods, null, "no deal's time is over yet");
    }
    StringBuilder because = new StringBuilder("Brier score");
    String beside = " ";
    for (OfDeals each : ranked) {
      because
          .append(beside)
          .append(each.source())
          .append(String.format(Locale.ROOT, " %.4f", each.accuracy().brier()));
      beside = ", ";
    }
    because.append(", the lower the better");
    return new Findings(deals, periods, ranked.getFirst().source(), because.toString());
  }
}
