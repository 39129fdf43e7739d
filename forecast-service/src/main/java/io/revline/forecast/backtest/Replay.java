package io.revline.forecast.backtest;

import io.revline.forecast.backtest.DealAccuracy.Said;
import io.revline.forecast.backtest.Replayed.OfDeals;
import io.revline.forecast.model.DealOutlooks;
import io.revline.forecast.model.OutcomeModels;
import io.revline.forecast.model.Outlook;
import io.revline.forecast.model.StoredModel;
import io.revline.forecast.period.PeriodAccuracy;
import io.revline.forecast.period.Rehearsal;
import io.revline.forecast.period.Rehearsals;
import io.revline.forecast.period.Subject;
import io.revline.forecast.revision.Slice;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Says on a day of the past what would have been said then, and looks up what came. */
@ApplicationScoped
class Replay {
  private static final String MODEL = "model";
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
    Subject subject = new Subject(plan.period(), plan.measure(), plan.node(), plan.slice());
    Optional<Rehearsal> rehearsal = rehearsals.of(model, times, subject, until);
    List<Integer> over =
        plan.horizons().stream()
            .filter(days -> !asOf.plus(Duration.ofDays(days)).isAfter(until))
            .toList();
    return new Replayed(
        over.isEmpty() ? List.of() : deals(model, times, plan.slice(), over),
        rehearsal.map(Replay::periods).orElse(Map.of()),
        rehearsal.map(Rehearsal::period).orElse(""),
        rehearsal.map(Rehearsal::daysBeforeEnd).orElse(0));
  }

  private List<OfDeals> deals(StoredModel model, Times times, Slice slice, List<Integer> horizons) {
    int weeks = Math.ceilDiv(horizons.getLast(), WEEK);
    SortedMap<UUID, Outlook> seen = new TreeMap<>(outlooks.of(model, times, weeks, slice));
    List<OfDeals> said = new ArrayList<>();
    for (int days : horizons) {
      Set<UUID> won = stages.wonWithin(times, days);
      List<Said> byModel =
          seen.entrySet().stream()
              .map(deal -> new Said(deal.getValue().wonWithin(days), won.contains(deal.getKey())))
              .toList();
      said.add(new OfDeals(days, MODEL, byModel));
      stages
          .said(times, days, seen.keySet(), won)
          .forEach((source, byStage) -> said.add(new OfDeals(days, source, byStage)));
    }
    return said;
  }

  private static Map<String, PeriodAccuracy.Said> periods(Rehearsal rehearsal) {
    Map<String, PeriodAccuracy.Said> said = new TreeMap<>();
    rehearsal
        .projected()
        .forEach((source, says) ->
            said.put(
                source,
                new PeriodAccuracy.Said(says.mean(), says.quantiles(), rehearsal.actual())));
    rehearsal
        .baselines()
        .forEach((source, says) ->
            said.put(source, new PeriodAccuracy.Said(says, List.of(), rehearsal.actual())));
    return said;
  }
}
