package io.revline.forecast.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revline.forecast.period.PeriodAccuracy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand, or pair by pair. */
class AccuracyTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void auc_counts_the_pairs_in_which_the_win_had_the_greater_chance() {
    Random random = new Random(11);
    List<DealAccuracy.Said> said = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      said.add(new DealAccuracy.Said(random.nextInt(12) / 12.0, random.nextInt(3) == 0));
    }
    double pairs = 0;
    double right = 0;
    for (DealAccuracy.Said won : said) {
      for (DealAccuracy.Said lost : said) {
        if (won.won() && !lost.won()) {
          pairs++;
          right += won.chance() > lost.chance() ? 1 : won.chance() == lost.chance() ? 0.5 : 0;
        }
      }
    }

    assertThat(DealAccuracy.of(said).auc()).isEqualTo(right / pairs, EXACT);
  }

  @Test
  void chances_are_measured_beside_what_came() {
    DealAccuracy accuracy =
        DealAccuracy.of(
            List.of(
                new DealAccuracy.Said(0.9, true),
                new DealAccuracy.Said(0.92, false),
                new DealAccuracy.Said(1, true),
                new DealAccuracy.Said(0.2, false)));

    assertThat(accuracy.brier()).isEqualTo((0.01 + 0.92 * 0.92 + 0 + 0.04) / 4, EXACT);
    assertThat(accuracy.expectedWins()).isEqualTo(3.02, EXACT);
    assertThat(accuracy.wins()).isEqualTo(2);
    assertThat(accuracy.bins()).hasSize(2);
    assertThat(accuracy.bins().getLast().deals()).isEqualTo(3);
    assertThat(accuracy.bins().getLast().wonShare()).isEqualTo(2 / 3.0, EXACT);
    assertThat(accuracy.bins().getLast().meanChance()).isEqualTo(2.82 / 3, EXACT);
  }

  @Test
  void what_cannot_be_told_is_null_and_never_no_number() {
    DealAccuracy onlyWins = DealAccuracy.of(List.of(new DealAccuracy.Said(0.5, true)));
    assertThat(onlyWins.auc()).isNull();
    assertThat(onlyWins.brier()).isEqualTo(0.25, EXACT);
    assertThat(DealAccuracy.of(List.of()).brier()).isNull();

    PeriodAccuracy nothingCame =
        PeriodAccuracy.of(List.of(new PeriodAccuracy.Said(3, List.of(), 0)));
    assertThat(nothingCame).isEqualTo(new PeriodAccuracy(1, null, null, null, null, null));
    assertThat(PeriodAccuracy.of(List.of()).coverage()).isNull();
  }

  @Test
  void projections_are_measured_beside_what_came() {
    PeriodAccuracy accuracy =
        PeriodAccuracy.of(
            List.of(
                new PeriodAccuracy.Said(100, List.of(80.0, 90.0, 100.0, 110.0, 120.0), 110),
                new PeriodAccuracy.Said(50, List.of(40.0, 45.0, 50.0, 55.0, 60.0), 90)));

    assertThat(accuracy.wape()).isEqualTo(50 / 200.0, EXACT);
    assertThat(accuracy.bias()).isEqualTo(-50 / 200.0, EXACT);
    assertThat(accuracy.coverage()).isEqualTo(0.5, EXACT);
    assertThat(accuracy.width()).isEqualTo(60 / 200.0, EXACT);
    double first = (0.1 * 30 + 0.25 * 20 + 0.5 * 10 + 0 + 0.1 * 10) / 5;
    double second = (0.1 * 50 + 0.25 * 45 + 0.5 * 40 + 0.75 * 35 + 0.9 * 30) / 5;
    assertThat(accuracy.pinball()).isEqualTo((first + second) / 2, EXACT);
  }

  @Test
  void a_forecast_without_quantiles_has_an_error_and_no_coverage() {
    PeriodAccuracy accuracy =
        PeriodAccuracy.of(
            List.of(
                new PeriodAccuracy.Said(100, List.of(), 110),
                new PeriodAccuracy.Said(50, List.of(), 90)));

    assertThat(accuracy.wape()).isEqualTo(0.25, EXACT);
    assertThat(accuracy.coverage()).isNull();
    assertThat(accuracy.pinball()).isNull();
    assertThat(accuracy.width()).isNull();
  }

  @Test
  void what_comes_at_the_end_of_the_interval_lies_in_it() {
    List<Double> quantiles = List.of(80.0, 90.0, 100.0, 110.0, 120.0);

    assertThat(
            PeriodAccuracy.of(
                    List.of(
                        new PeriodAccuracy.Said(100, quantiles, 80),
                        new PeriodAccuracy.Said(100, quantiles, 120),
                        new PeriodAccuracy.Said(100, quantiles, 79.99)))
                .coverage())
        .isEqualTo(2 / 3.0, EXACT);
  }

  @Test
  void who_was_off_least_is_best_of_those_who_said_something_each_time() {
    List<Findings.OfDeals> deals =
        List.of(
            new Findings.OfDeals("a", 30, chances(0.5)),
            new Findings.OfDeals("b", 30, chances(0.9)),
            new Findings.OfDeals("b", 90, chances(0.2)),
            new Findings.OfDeals("none", 365, DealAccuracy.of(List.of())));
    List<Findings.OfPeriods> periods =
        List.of(
            new Findings.OfPeriods("near", null, said(104, 96)),
            new Findings.OfPeriods("far", null, said(120, 90)),
            new Findings.OfPeriods("lucky", null, said(100)),
            new Findings.OfPeriods("far", 7, said(100, 100)));

    assertThat(Verdict.of(deals, periods))
        .containsExactly(
            new Verdict(
                "deals within 30 days", "b", "Brier, the lower the better: b 0.0100, a 0.2500"),
            new Verdict("deals within 90 days", "b", "Brier, the lower the better: b 0.6400"),
            new Verdict("periods", "near", "WAPE, the lower the better: near 0.0400, far 0.1500"));
    assertThat(Verdict.of(List.of(), List.of())).isEmpty();
  }

  private static DealAccuracy chances(double ofAWin) {
    return DealAccuracy.of(List.of(new DealAccuracy.Said(ofAWin, true)));
  }

  /** Of periods that brought 100 each. */
  private static PeriodAccuracy said(double... means) {
    return PeriodAccuracy.of(
        Arrays.stream(means)
            .mapToObj(mean -> new PeriodAccuracy.Said(mean, List.of(), 100))
            .toList());
  }
}
