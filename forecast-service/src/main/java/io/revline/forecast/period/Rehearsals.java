package io.revline.forecast.period;

import io.revline.forecast.model.StoredModel;
import io.revline.forecast.revision.Slice;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.calendar.PeriodLevel;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Says again what would have been said in the past. */
@ApplicationScoped
public class Rehearsals {
  private final FiscalCalendars calendars;
  private final Books books;

  Rehearsals(FiscalCalendars calendars, Books books) {
    this.calendars = calendars;
    this.books = books;
  }

  /**
   * Checks the word of a node before it is asked about.
   *
   * @throws io.revline.kit.problem.InvalidInput when it is none
   */
  public void check(String node) {
    Node.of(node);
  }

  /**
   * The projection of the period that a moment lies in, as it would have been then.
   *
   * @param model one that is ready, for that moment
   * @param times the moment, and what is known of it and of what came
   * @param until what came is known until then: nothing for a period that ends later
   */
  public Optional<Rehearsal> of(StoredModel model, Times times, Subject subject, Instant until) {
    FiscalCalendar calendar = calendars.known(times.knownAt()).body();
    FiscalPeriod period = periodAt(calendar, times.asOf(), subject.level());
    return period.endsAt().isAfter(until)
        ? Optional.empty()
        : Optional.of(said(model, times, subject, calendar, period));
  }

  /**
   * What the company won in a period.
   *
   * @param period its name
   * @param knownAt as known before this
   * @param measure amount or count
   */
  public double came(String period, Instant knownAt, String measure) {
    FiscalPeriod named = calendars.known(knownAt).body().period(period);
    return books.closed(named, knownAt, Measure.of(measure), Slice.ALL).values().stream()
        .mapToDouble(BigDecimal::doubleValue)
        .sum();
  }

  private static FiscalPeriod periodAt(FiscalCalendar calendar, Instant asOf, String level) {
    PeriodLevel wanted = level.equals("month") ? PeriodLevel.MONTH : PeriodLevel.QUARTER;
    return calendar.periodsAt(asOf.atZone(calendar.timeZone()).toLocalDate()).stream()
        .filter(period -> period.level() == wanted)
        .findFirst()
        .orElseThrow();
  }

  private Rehearsal said(
      StoredModel model,
      Times times,
      Subject subject,
      FiscalCalendar calendar,
      FiscalPeriod period) {
    Measure measure = Measure.of(subject.measure());
    Node node = Node.of(subject.node());
    Account account = books.account(model, times, measure, calendar, period, subject.slice());
    Tree tree = account.tree();
    return new Rehearsal(
        period.name(),
        (int) Duration.between(times.asOf(), period.endsAt()).toDays(),
        projected(account, period, node),
        baselines(account.ledger().only(leaf -> tree.holds(node, leaf)), calendar, period, times),
        books.closed(period, times.knownAt(), measure, subject.slice()).entrySet().stream()
            .filter(leaf -> tree.holds(node, leaf.getKey()))
            .mapToDouble(leaf -> leaf.getValue().doubleValue())
            .sum());
  }

  /** Intervals are as wide as usual: how wide they should have been is what a backtest finds. */
  private static Map<String, Rehearsal.Projected> projected(
      Account account, FiscalPeriod period, Node node) {
    Map<String, Rehearsal.Projected> projected = new TreeMap<>();
    for (Memory memory : Memory.values()) {
      Outcome outcome =
          new Projector(account.book(period, Setting.usual(memory))).of(node).getFirst();
      projected.put(
          memory.source(),
          new Rehearsal.Projected(
              outcome.mean().doubleValue(),
              Stream.of(outcome.p10(), outcome.p25(), outcome.p50(), outcome.p75(), outcome.p90())
                  .map(BigDecimal::doubleValue)
                  .toList()));
    }
    return projected;
  }

  private static Map<String, Double> baselines(
      Ledger ledger, FiscalCalendar calendar, FiscalPeriod period, Times times) {
    Map<String, Double> baselines = new TreeMap<>();
    for (Baseline baseline : Baseline.values()) {
      double says = baseline.says(ledger, calendar, period, times.asOf());
      if (!Double.isNaN(says)) {
        baselines.put(baseline.word(), says);
      }
    }
    return baselines;
  }
}
