package io.revline.forecast.model;

import io.revline.kit.calendar.FiscalCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/**
 * Trains an {@link OutcomeModel}. It first learns as if it stood at several moments of the past,
 * predicts from there and sees how far its predictions were to be believed; then it learns from
 * all.
 */
public final class OutcomeTrainer {
  /** How many deal-weeks are learned from at most. */
  private static final int MOST_ROWS = 120_000;

  /** How many deals a past prediction is tried on at most. */
  private static final int MOST_TRIED = 20_000;

  /** How many weeks ago predictions are tried. */
  private static final int[] CUT_OFFS = {4, 8, 13, 17};

  private static final int MOST_FIELDS = 8;
  private static final double NEARLY_ALL = 0.95;
  private static final long SEED = 1;

  private final Quarters quarters;

  /** Deals hasten to the ends of this calendar's quarters. */
  public OutcomeTrainer(FiscalCalendar calendar) {
    this.quarters = Quarters.of(calendar);
  }

  /**
   * Learns from all that happened before a moment.
   *
   * @param deals all deals, in any order; what happened to them later is not looked at
   */
  public OutcomeModel train(List<DealHistory> deals, Instant before) {
    return train(deals, before, progress -> {});
  }

  /**
   * The same.
   *
   * @param progress is told which part of the work is done, by threads of its choice
   */
  public OutcomeModel train(List<DealHistory> deals, Instant before, DoubleConsumer progress) {
    List<DealHistory> known =
        deals.stream()
            .map(deal -> deal.before(before))
            .filter(deal -> !deal.states().isEmpty())
            .toList();
    DealWeeks weeks =
        DealWeeks.followed(known, before, quarters, fields(known), MOST_ROWS, CUT_OFFS);
    Columns columns = columns(fields(known), weeks);
    LabelledRows rows = weeks.rows();
    List<Forecasts> forecasts = weeks.forecasts();
    int steps = Outcome.values().length * (1 + forecasts.size());
    AtomicInteger done = new AtomicInteger();
    Runnable step = () -> progress.accept(done.incrementAndGet() / (double) steps);
    List<Learned> learned =
        Arrays.stream(Outcome.values())
            .parallel()
            .map(outcome -> learned(outcome, rows, forecasts, weeks, columns, step))
            .toList();
    return new OutcomeModel(
        learned.get(Outcome.WIN.ordinal()).hazard(),
        learned.get(Outcome.LOSS.ordinal()).hazard(),
        weeks.records(),
        columns,
        quarters,
        new Learning(
            before,
            weeks.weeks(),
            known.size(),
            weeks.open(),
            rows.count(),
            rows.ended(Outcome.WIN),
            rows.ended(Outcome.LOSS),
            learned.get(Outcome.WIN.ordinal()).held()));
  }

  /** What was learned, and how well it held when it was tried. */
  private record Learned(Hazard hazard, Learning.Held held) {}

  private Learned learned(
      Outcome outcome,
      LabelledRows rows,
      List<Forecasts> forecasts,
      DealWeeks weeks,
      Columns columns,
      Runnable step) {
    Hazard plain = Hazard.learned(rows.telling(outcome, weeks.weeks()), outcome, columns, SEED);
    step.run();
    Trials trials = new Trials(plain.usual());
    for (Forecasts each : forecasts) {
      Hazard then = Hazard.learned(rows.telling(outcome, each.week()), outcome, columns, SEED);
      if (!then.isThin()) {
        tried(then, outcome, each.thinned(MOST_TRIED), weeks, trials);
      }
      step.run();
    }
    Calibration calibration = Calibration.fitted(trials);
    return new Learned(plain.calibrated(calibration), trials.held(calibration));
  }

  private void tried(
      Hazard hazard, Outcome outcome, Forecasts forecasts, DealWeeks weeks, Trials trials) {
    trials.turnTide(forecasts.week());
    for (int ahead = 0; ahead < Forecasts.WEEKS; ahead++) {
      double[] byClock = hazard.byClock(forecasts.matrix());
      double[] byFacts = hazard.byFacts(forecasts.matrix());
      for (int row = 0; row < forecasts.count(); row++) {
        if (forecasts.open(row, ahead, outcome)) {
          trials.add(byClock[row], byFacts[row], ahead + 1, forecasts.ended(row, ahead, outcome));
        }
      }
      Ahead.week(forecasts.matrix(), weeks.start(forecasts.week() + ahead + 1), quarters);
    }
  }

  /**
   * The categories that most states know. Their order decides which of them a tree draws, so it
   * comes from how often each value occurs, and from names only where all of that is the same.
   */
  private static List<String> fields(List<DealHistory> deals) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    deals.forEach(deal ->
        deal.states()
            .forEach(state ->
                state
                    .fields()
                    .forEach((field, value) ->
                        counts
                            .computeIfAbsent(field, first -> new HashMap<>())
                            .merge(value, 1, Integer::sum))));
    Map<String, int[]> shapes = new TreeMap<>();
    counts.forEach((field, values) ->
        shapes.put(field, values.values().stream().mapToInt(Integer::intValue).sorted().toArray()));
    return shapes.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, int[]> field) -> -Arrays.stream(field.getValue()).sum())
                .thenComparing(Map.Entry::getValue, Arrays::compare))
        .limit(MOST_FIELDS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Columns columns(List<String> fields, DealWeeks weeks) {
    List<Boolean> known = new ArrayList<>();
    for (long count : weeks.known()) {
      known.add(count >= NEARLY_ALL * weeks.open() && count > 0);
    }
    return new Columns(fields, known);
  }
}
