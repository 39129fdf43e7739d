package io.revline.forecast.backtest;

import io.revline.forecast.period.PeriodAccuracy;
import java.util.List;
import java.util.Map;

/**
 * What would have been said on a day, beside what came.
 *
 * @param deals chances of single deals; none of a horizon that is not over
 * @param periods what was said of the period the day lies in, by who says it; empty when it is not
 *     over
 * @param period the name of that period
 * @param daysBeforeEnd how many days of it were to come
 */
record Replayed(
    List<OfDeals> deals,
    Map<String, PeriodAccuracy.Said> periods,
    String period,
    int daysBeforeEnd) {
  Replayed {
    deals = List.copyOf(deals);
    periods = Map.copyOf(periods);
  }

  /** What a source said of single deals: whether they are won in so many days. */
  record OfDeals(int horizonDays, String source, List<DealAccuracy.Said> said) {
    OfDeals {
      said = List.copyOf(said);
    }
  }
}
