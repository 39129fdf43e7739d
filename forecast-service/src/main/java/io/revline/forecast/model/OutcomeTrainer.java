package io.revline.forecast.model;

import io.revline.kit.calendar.FiscalCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains an {@link OutcomeModel}. It first learns as if it stood at several moments of the past,
 * predicts from there and sees how far its predictions were to be believed; then it learns from
 * all.
 */
public final class OutcomeTrainer {
  /** How many deal-weeks are learned from at most. */
  private static final int MOST_ROWS = 200_000;

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
    return new OutcomeModel(
        learned(Outcome.WIN, rows, forecasts, weeks, columns),
        learned(Outcome.LOSS, rows, forecasts, weeks, columns),
        weeks.records(),
        columns,
        quarters);
  }

  private Hazard learned(
      Outcome outcome,
      LabelledRows rows,
      List<Forecasts> forecasts,
      DealWeeks weeks,
      Columns columns) {
    Hazard plain = Hazard.learned(rows.telling(outcome, weeks.weeks()), outcome, columns, SEED);
    Trials trials = new Trials(plain.usual());
    for (Forecasts each : forecasts) {
      Hazard then = Hazard.learned(rows.telling(outcome, each.week()), outcome, columns, SEED);
      if (!then.isThin()) {
        tried(then, outcome, each.thinned(MOST_TRIED), weeks, trials);
      }
    }
    return plain.calibrated(Calibration.fitted(trials));
  }

  private void tried(
      Hazard hazard, Outcome outcome, Forecasts forecasts, DealWeeks weeks, Trials trials) {
    trials.turnTide();
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

  /** The categories that most states know. */
  private static List<String> fields(List<DealHistory> deals) {
    Map<String, Integer> known = new TreeMap<>();
    deals.forEach(deal ->
        deal.states()
            .forEach(state ->
                state.fields().keySet().forEach(field -> known.merge(field, 1, Integer::sum))));
    return known.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_FIELDS)
        .map(Map.Entry::getKey)
        .sorted()
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
