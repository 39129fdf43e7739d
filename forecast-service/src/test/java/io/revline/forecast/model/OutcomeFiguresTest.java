package io.revline.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.forecast.model.DealState.Status;
import io.revline.forecast.past.AccuracyPage;
import io.revline.forecast.past.PastDeals;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.testkit.forecast.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What models that know nothing of the future would have said of real deals, beside what happened.
 * The figures are computed here, from the raw files.
 */
class OutcomeFiguresTest {
  private static final String HEAD =
      """
      | open on | deals | won | expected | AUC | Brier | calibration slope |
      |---|---|---|---|---|---|---|
      """;

  private static final int DAYS = 90;
  private static final int WEEKS = 13;
  private static final OutcomeTrainer TRAINER = new OutcomeTrainer(FiscalCalendar.CALENDAR_YEAR);

  @Test
  void wins_of_the_chip_maker_within_ninety_days_are_foretold() {
    List<DealHistory> deals = PastDeals.chipPipeline().deals();
    Verdict verdict = new Verdict();
    StringBuilder table = new StringBuilder(HEAD);
    for (String date : List.of("2015-09-01", "2015-10-01")) {
      Instant asOf = start(LocalDate.parse(date));
      OutcomeModel model = TRAINER.train(deals, asOf);
      List<DealHistory> open =
          deals.stream().filter(deal -> deal.openAt(asOf) && !wasWon(deal, asOf)).toList();
      List<Outlook> outlooks = model.outlooks(open, asOf, WEEKS);
      Verdict ofDay = new Verdict();
      for (int deal = 0; deal < open.size(); deal++) {
        double chance = outlooks.get(deal).wonWithin(DAYS);
        boolean won = PastDeals.wonWithin(open.get(deal), asOf, DAYS);
        verdict.add(chance, won);
        ofDay.add(chance, won);
      }
      table.append(row(date, ofDay));
    }

    AccuracyPage.says("deals", table + row("both", verdict));
    AccuracyPage.draws("forecast-reliability.svg", verdict.plot());
    assertThat(verdict.count()).as("as in expected.json").isEqualTo(863 + 803);
    assertThat(verdict.happened()).as("as in expected.json").isEqualTo(337 + 285);
    assertThat(verdict.auc()).isGreaterThanOrEqualTo(0.74);
    assertThat(verdict.brier()).isLessThanOrEqualTo(0.203);
    assertThat(verdict.slope()).isBetween(0.8, 1.25);
    assertThat(verdict.sumOverHappened()).isBetween(0.9, 1.1);
  }

  /** Nothing sets these deals apart when they begin; whoever sees a difference sees the future. */
  @Test
  void deals_of_the_hardware_seller_are_not_told_apart_at_their_engagement() {
    List<DealHistory> deals = PastDeals.mavenCrm().deals();
    Verdict closed = new Verdict();
    Verdict all = new Verdict();
    double within = 0;
    for (LocalDate month = LocalDate.of(2017, 4, 1);
        month.isBefore(LocalDate.of(2017, 10, 2));
        month = month.plusMonths(1)) {
      OutcomeModel model = TRAINER.train(deals, start(month));
      Verdict alike = new Verdict();
      for (DealHistory deal : engagedIn(deals, month)) {
        Instant asOf = deal.createdAt().plus(Duration.ofDays(1));
        if (!deal.openAt(asOf)) {
          continue;
        }
        double chance = model.outlook(deal, asOf, WEEKS).wonWithin(DAYS);
        alike.add(chance, true);
        all.add(chance, PastDeals.wonWithin(deal, asOf, DAYS));
        Status end = deal.states().getLast().status();
        if (end != Status.OPEN) {
          closed.add(chance, end == Status.WON);
        }
      }
      within += alike.spread() * alike.count();
    }

    AccuracyPage.says(
        "no signal",
        """
        | deals | of which won | AUC | mean spread of chances within a month |
        |---|---|---|---|
        | all, won within 90 days or not | %d of %d | %.3f | %.3f |
        | those that closed, won or lost | %d of %d | %.3f | |
        """
            .formatted(
                all.happened(),
                all.count(),
                all.auc(),
                within / all.count(),
                closed.happened(),
                closed.count(),
                closed.auc()));
    assertThat(closed.auc()).isBetween(0.45, 0.60);
    assertThat(all.auc()).isBetween(0.45, 0.60);
    assertThat(within / all.count()).isLessThan(0.1);
  }

  private static String row(String day, Verdict verdict) {
    return "| %s | %d | %d | %.1f | %.3f | %.4f | %.2f |\n"
        .formatted(
            day,
            verdict.count(),
            verdict.happened(),
            verdict.mean() * verdict.count(),
            verdict.auc(),
            verdict.brier(),
            verdict.slope());
  }

  private static List<DealHistory> engagedIn(List<DealHistory> deals, LocalDate month) {
    Instant next = start(month.plusMonths(1));
    return deals.stream()
        .filter(deal -> !deal.createdAt().isBefore(start(month)) && deal.createdAt().isBefore(next))
        .toList();
  }

  private static boolean wasWon(DealHistory deal, Instant before) {
    return deal.states().stream()
        .anyMatch(state -> state.status() == Status.WON && state.from().isBefore(before));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
