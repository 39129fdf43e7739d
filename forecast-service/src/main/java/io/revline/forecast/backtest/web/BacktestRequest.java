package io.revline.forecast.backtest.web;

import io.revline.forecast.backtest.Plan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be replayed.
 *
 * @param from the first day
 * @param to the day after the last that may be replayed
 * @param step from one day to the next: month (the default) or week
 * @param period which period is projected on each day: quarter (the default) or month
 * @param horizons how many days ahead chances of single deals look: at most six numbers, each 7 to
 *     365; 90 when absent
 * @param measure amount (the default) or count
 * @param node whose business: company (the default), team:ID or rep:ID
 * @param segment of which deals: {@code pipeline:KEY}, {@code source:KEY}, {@code account:ID},
 *     {@code product:KEY} or {@code field:NAME:VALUE}; all when absent
 */
record BacktestRequest(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String step,
    @Nullable String period,
    @Nullable List<@Nullable Integer> horizons,
    @Nullable String measure,
    @Nullable String node,
    @Nullable String segment) {
  Plan toPlan() {
    return Plan.of(from, to, step, period, horizons, measure, node, segment);
  }
}
