package io.revline.forecast.backtest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.forecast.backtest.Backtest;
import io.revline.forecast.backtest.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A replay of the past, and how far it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BacktestResponse(
    UUID id,
    String state,
    LocalDate from,
    LocalDate to,
    String step,
    String period,
    List<Integer> horizons,
    String measure,
    String node,
    @Nullable String segment,
    Instant knownAt,
    String actor,
    Instant submittedAt,
    @Nullable Instant finishedAt,
    int datesTotal,
    int datesDone,
    @Nullable String failure) {
  static BacktestResponse from(Backtest backtest) {
    Plan plan = backtest.plan();
    return new BacktestResponse(
        backtest.id(),
        backtest.state(),
        plan.from(),
        plan.to(),
        plan.step(),
        plan.period(),
        plan.horizons(),
        plan.measure(),
        plan.node(),
        plan.slice().word(),
        backtest.knownAt(),
        backtest.actor(),
        backtest.submittedAt(),
        backtest.finishedAt(),
        backtest.datesTotal(),
        backtest.datesDone(),
        backtest.failure());
  }
}
