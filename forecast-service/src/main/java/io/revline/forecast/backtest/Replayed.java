package io.revline.forecast.backtest;

import java.util.List;
import java.util.Map;

/**
 * What would have been said on a day, beside what came.
 *
 * @param deals chances of single deals by who says them; empty when their time is not over
 * @param periods what was said of the period the day lies in, by who says it; empty when it is not
 *     over
 * @param period the name of that period
 * @param daysBeforeEnd how many days of it were to come
 */
record Replayed(
    Map<String, List<DealAccuracy.Said>> deals,
    Map<String, PeriodAccuracy.Said> periods,
    String period,
    int daysBeforeEnd) {
  Replayed {
    deals = Map.copyOf(deals);
    periods = Map.copyOf(periods);
  }
}
