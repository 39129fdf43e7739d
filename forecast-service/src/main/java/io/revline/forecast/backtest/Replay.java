package io.revline.forecast.backtest;

import io.revline.forecast.backtest.DealAccuracy.Said;
import io.revline.forecast.model.DealOutlooks;
import io.revline.forecast.model.OutcomeModels;
import io.revline.forecast.model.Outlook;
import io.revline.forecast.model.StoredModel;
import io.revline.forecast.period.Rehearsal;
import io.revline.forecast.period.Rehearsals;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Says on a day of the past what would have been said then, and looks up what came. */
@ApplicationScoped
class Replay {
  private static final String MODEL = "model";
  private static final String PROJECTION = "projection";
  private static final int WEEK = 7;

  private final OutcomeModels models;
  private final DealOutlooks outlooks;
  private final Rehearsals rehearsals;
  private final StageChances stages;

  Replay(OutcomeModels models, DealOutlooks outlooks, Rehearsals rehearsals, StageChances stages) {
    this.models = models;
    this.outlooks = outlooks;
    this.rehearsals = rehearsals;
    this.stages = stages;
  }

  /** Replays a day. */
  Replayed of(Backtest backtest, Instant asOf) {
    Plan plan = backtest.plan();
    Times times = new Times(asOf, backtest.knownAt());
    Instant until = backtest.submittedAt();
    StoredModel model = models.awaited(times, backtest.actor());
    Optional<Rehearsal> rehearsal =
        rehearsals.of(model, times, plan.period(), plan.measure(), plan.node(), until);
    boolean over = !asOf.plus(Duration.ofDays(plan.horizonDays())).isAfter(until);
    return new Replayed(
        over ? deals(model, times, plan.horizonDays()) : Map.of(),
        rehearsal.map(Replay::periods).orElse(Map.of()),
        rehearsal.map(Rehearsal::period).orElse(""),
        rehearsal.map(Rehearsal::daysBeforeEnd).orElse(0));
  }

  private Map<String, List<Said>> deals(StoredModel model, Times times, int days) {
    Map<UUID, Outlook> seen = outlooks.of(model, times, Math.ceilDiv(days, WEEK));
    Set<UUID> won = stages.wonWithin(times, days);
    Map<String, List<Said>> said = new TreeMap<>();
    List<Said> byModel = new ArrayList<>();
    new TreeMap<>(seen)
        .forEach(
            (deal, outlook) -> byModel.add(new Said(outlook.wonWithin(days), won.contains(deal))));
    said.put(MODEL, byModel);
    stages.said(times, days, seen.keySet(), won).forEach(said::put);
    return said;
  }

  private static Map<String, PeriodAccuracy.Said> periods(Rehearsal rehearsal) {
    Map<String, PeriodAccuracy.Said> said = new TreeMap<>();
    said.put(
        PROJECTION,
        new PeriodAccuracy.Said(rehearsal.mean(), rehearsal.quantiles(), rehearsal.actual()));
    rehearsal
        .baselines()
        .forEach((source, says) ->
            said.put(source, new PeriodAccuracy.Said(says, List.of(), rehearsal.actual())));
    return said;
  }
}
