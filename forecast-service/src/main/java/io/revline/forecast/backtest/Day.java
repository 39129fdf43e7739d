package io.revline.forecast.backtest;

import io.revline.forecast.period.PeriodAccuracy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source would have said on a day, beside what came.
 *
 * @param asOf the day
 * @param source who says it
 * @param horizonDays how many days ahead its chances of deals look; null where this is of a period
 * @param deals how many open deals it gave a chance; null where this is of a period
 * @param wins how many of them were won in time
 * @param expectedWins how many it said
 * @param auc of its chances
 * @param brier of its chances
 * @param period the period it projected; null where this is of single deals
 * @param daysBeforeEnd how many days of the period were to come
 * @param mean what it said the period would bring
 * @param p10 one of ten outcomes lies below; null for those that tell no quantiles
 * @param p50 half of them lie below
 * @param p90 nine of ten lie below
 * @param actual what the period brought
 */
public record Day(
    Instant asOf,
    String source,
    @Nullable Integer horizonDays,
    @Nullable Integer deals,
    @Nullable Integer wins,
    @Nullable Double expectedWins,
    @Nullable Double auc,
    @Nullable Double brier,
    @Nullable String period,
    @Nullable Integer daysBeforeEnd,
    @Nullable Double mean,
    @Nullable Double p10,
    @Nullable Double p50,
    @Nullable Double p90,
    @Nullable Double actual) {
  private static final int P10 = 0;
  private static final int P50 = 2;
  private static final int P90 = 4;

  /** By day, deals before periods, then by source. */
  static List<Day> of(
      List<BacktestRuns.SaidOfDeals> deals, List<BacktestRuns.SaidOfPeriod> periods) {
    List<Day> days = new ArrayList<>();
    deals.forEach(said -> days.add(of(said)));
    periods.forEach(said -> days.add(of(said)));
    days.sort(Comparator.comparing(Day::asOf));
    return days;
  }

  private static Day of(BacktestRuns.SaidOfDeals said) {
    DealAccuracy accuracy = DealAccuracy.of(said.said());
    return new Day(
        said.asOf(),
        said.source(),
        said.horizonDays(),
        accuracy.deals(),
        accuracy.wins(),
        accuracy.expectedWins(),
        accuracy.auc(),
        accuracy.brier(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Day of(BacktestRuns.SaidOfPeriod each) {
    PeriodAccuracy.Said said = each.said();
    List<Double> quantiles = said.quantiles();
    return new Day(
        each.asOf(),
        each.source(),
        null,
        null,
        null,
        null,
        null,
        null,
        each.period(),
        each.daysBeforeEnd(),
        said.mean(),
        quantiles.isEmpty() ? null : quantiles.get(P10),
        quantiles.isEmpty() ? null : quantiles.get(P50),
        quantiles.isEmpty() ? null : quantiles.get(P90),
        said.actual());
  }
}
