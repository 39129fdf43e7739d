package io.revline.forecast.backtest;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How past live forecasts of the company did.
 *
 * @param measure amount or count
 * @param period month or quarter
 * @param periodsOver how many periods of which something was said are over
 * @param live how good what was said was, by days before the end; empty before any period is over
 * @param replayed the newest backtest of the same that is done, which says how the forecast would
 *     have done before it was live; null without any
 * @param reason why {@code live} is empty; null when it is not
 */
public record Accuracy(
    String measure,
    String period,
    int periodsOver,
    List<Findings.OfPeriods> live,
    @Nullable UUID replayed,
    @Nullable String reason) {
  public Accuracy {
    live = List.copyOf(live);
  }
}
