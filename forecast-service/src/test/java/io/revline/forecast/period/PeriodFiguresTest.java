package io.revline.forecast.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revline.forecast.model.OutcomeModel;
import io.revline.forecast.model.OutcomeTrainer;
import io.revline.forecast.past.AccuracyPage;
import io.revline.forecast.past.PastDeals;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.calendar.PeriodLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How well real periods are projected, out of time: each projection is made of what had happened
 * before its day, and only then compared with what came.
 */
class PeriodFiguresTest {
  private static final FiscalCalendar CALENDAR = FiscalCalendar.CALENDAR_YEAR;

  private static final String HEAD =
      """
      | period | mean | P10 | P90 | came | same month of the last quarter, or last quarter |
      |---|---|---|---|---|---|
      """;

  /** What was said of a node and a period on a day. */
  private record Said(String node, PeriodAccuracy.Said said) {}

  @Test
  void wins_of_a_month_are_told_a_month_ahead_better_than_by_the_same_month_of_the_last_quarter() {
    PastDeals past = PastDeals.chipPipeline();
    List<PeriodAccuracy.Said> projected = new ArrayList<>();
    List<PeriodAccuracy.Said> before = new ArrayList<>();
    StringBuilder table = new StringBuilder(HEAD);
    for (int month = 7; month <= 12; month++) {
      FiscalPeriod period = CALENDAR.period("2015-%02d".formatted(month));
      PeriodAccuracy.Said said = first(past, period);
      double same = won(past, CALENDAR.period("2015-%02d".formatted(month - 3)));
      projected.add(said);
      before.add(new PeriodAccuracy.Said(same, List.of(), said.actual()));
      table.append(row(period.name(), said, same));
    }
    double wape = Objects.requireNonNull(PeriodAccuracy.of(projected).wape());
    double baseline = Objects.requireNonNull(PeriodAccuracy.of(before).wape());
    table.append("| WAPE | %.3f | | | | %.3f |\n".formatted(wape, baseline));

    assertThat(baseline).as("the README's baseline").isEqualTo(0.265, within(0.0005));
    AccuracyPage.says("months", table.toString());
    assertThat(wape).isLessThanOrEqualTo(0.75 * baseline);
  }

  @Test
  void wins_of_a_quarter_are_told_on_its_first_day() {
    PastDeals past = PastDeals.chipPipeline();
    StringBuilder table = new StringBuilder(HEAD);
    for (String name : List.of("2015-Q3", "2015-Q4")) {
      FiscalPeriod period = CALENDAR.period(name);
      PeriodAccuracy.Said said = first(past, period);
      table.append(row(name, said, won(past, Span.stepBack(CALENDAR, period))));
      assertThat(said.mean()).isPositive();
    }

    AccuracyPage.says("quarters", table.toString());
  }

  private static String row(String name, PeriodAccuracy.Said said, double before) {
    return "| %s | %.0f | %.0f | %.0f | %.0f | %.0f |\n"
        .formatted(
            name,
            said.mean(),
            said.quantiles().getFirst(),
            said.quantiles().getLast(),
            said.actual(),
            before);
  }

  @Test
  void eight_of_ten_outcomes_lie_between_the_tenth_and_the_ninetieth() {
    List<Said> chip = weekly(PastDeals.chipPipeline(), Measure.COUNT, "2015-07-06", "2015-12-21");
    List<Said> maven = weekly(PastDeals.mavenCrm(), Measure.AMOUNT, "2017-07-03", "2017-12-25");

    AccuracyPage.says(
        "intervals",
        """
        | set | projections | between P10 and P90 | width | WAPE | bias |
        |---|---|---|---|---|---|
        """
            + row("chip_pipeline by segment", segments(chip))
            + row("chip_pipeline, all", company(chip))
            + row("maven_crm by region", segments(maven))
            + row("maven_crm, all", company(maven)));
    assertThat(company(chip).size() + company(maven).size()).isGreaterThanOrEqualTo(40);
    assertThat(PeriodAccuracy.of(segments(chip)).coverage()).isBetween(0.72, 0.88);
    assertThat(PeriodAccuracy.of(segments(maven)).coverage()).isBetween(0.72, 0.88);
  }

  private static String row(String set, List<PeriodAccuracy.Said> said) {
    PeriodAccuracy accuracy = PeriodAccuracy.of(said);
    return "| %s | %d | %.3f | %.3f | %.3f | %+.3f |\n"
        .formatted(
            set,
            accuracy.projections(),
            accuracy.coverage(),
            accuracy.width(),
            accuracy.wape(),
            accuracy.bias());
  }

  private static List<Said> weekly(PastDeals past, Measure measure, String from, String to) {
    List<Said> said = new ArrayList<>();
    OutcomeModel model = null;
    for (LocalDate day = LocalDate.parse(from);
        !day.isAfter(LocalDate.parse(to));
        day = day.plusWeeks(1)) {
      Instant asOf = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      // A model serves for two weeks here, as to learn takes most of the time.
      if (model == null || ChronoUnit.WEEKS.between(LocalDate.parse(from), day) % 2 == 0) {
        model = new OutcomeTrainer(CALENDAR).train(past.deals(), asOf);
      }
      FiscalPeriod period =
          CALENDAR.periodsAt(day).stream()
              .filter(each -> each.level() == PeriodLevel.MONTH)
              .findFirst()
              .orElseThrow();
      said.addAll(said(PastBooks.book(model, past, measure, asOf, period), past, measure, period));
    }
    return said;
  }

  private static List<PeriodAccuracy.Said> company(List<Said> said) {
    return said.stream().filter(each -> each.node().equals("company")).map(Said::said).toList();
  }

  private static List<PeriodAccuracy.Said> segments(List<Said> said) {
    return said.stream().filter(each -> !each.node().equals("company")).map(Said::said).toList();
  }

  /** The wins of a period as they are told on its first day. */
  private static PeriodAccuracy.Said first(PastDeals past, FiscalPeriod period) {
    Book book = PastBooks.book(past, Measure.COUNT, period.startsAt(), period);
    return company(said(book, past, Measure.COUNT, period)).getFirst();
  }

  private static List<Said> said(Book book, PastDeals past, Measure measure, FiscalPeriod period) {
    Map<Leaf, BigDecimal> came = PastBooks.ledger(past, measure, period.endsAt()).closed(period);
    List<Said> said = new ArrayList<>();
    for (Outcome outcome : new Projector(book).of(Node.COMPANY)) {
      double actual =
          came.entrySet().stream()
              .filter(leaf -> book.tree().holds(outcome.node(), leaf.getKey()))
              .mapToDouble(leaf -> leaf.getValue().doubleValue())
              .sum();
      said.add(new Said(outcome.node().word(), said(outcome, actual)));
    }
    return said;
  }

  private static PeriodAccuracy.Said said(Outcome outcome, double actual) {
    return new PeriodAccuracy.Said(
        outcome.mean().doubleValue(),
        Stream.of(outcome.p10(), outcome.p25(), outcome.p50(), outcome.p75(), outcome.p90())
            .map(BigDecimal::doubleValue)
            .toList(),
        actual);
  }

  private static double won(PastDeals past, FiscalPeriod period) {
    return past.deals().stream()
        .flatMap(deal -> PastDeals.wonAt(deal, period.endsAt()).stream())
        .filter(at -> !at.isBefore(period.startsAt()))
        .count();
  }
}
