package io.revline.forecast.period;

import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.calendar.PeriodLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A period seen from a moment: what is won in [{@code from}, {@code to}) and not yet at {@code
 * asOf} is still to come.
 *
 * @param asOf the moment
 * @param from where the rest of the period begins, never before {@code asOf} when that lies in it
 * @param to where the period ends
 */
record Span(Instant asOf, Instant from, Instant to) {
  private static final int MONTHS_OF_A_QUARTER = 3;
  private static final double DAY = 86_400;

  /** The rest of a period, seen from a moment before its end. */
  static Span of(FiscalPeriod period, Instant asOf) {
    return new Span(asOf, later(period.startsAt(), asOf), period.endsAt());
  }

  /**
   * The same span of earlier quarters, or of earlier years for a year, the nearest first. They are
   * laid by the end of the period, as that is what sellers hurry for.
   */
  static List<Span> before(FiscalCalendar calendar, FiscalPeriod period, Instant asOf, int count) {
    Duration ahead = Duration.between(asOf, period.endsAt());
    List<Span> earlier = new ArrayList<>();
    FiscalPeriod at = period;
    for (int i = 0; i < count; i++) {
      at = stepBack(calendar, at);
      earlier.add(of(at, at.endsAt().minus(ahead)));
    }
    return earlier;
  }

  /** The same month of the last quarter, the last quarter, or the last year. */
  static FiscalPeriod stepBack(FiscalCalendar calendar, FiscalPeriod period) {
    int steps = period.level() == PeriodLevel.MONTH ? MONTHS_OF_A_QUARTER : 1;
    FiscalPeriod at = period;
    for (int i = 0; i < steps; i++) {
      at = previous(calendar, at);
    }
    return at;
  }

  static FiscalPeriod previous(FiscalCalendar calendar, FiscalPeriod period) {
    return calendar.periodsAt(period.from().minusDays(1)).stream()
        .filter(earlier -> earlier.level() == period.level())
        .findFirst()
        .orElseThrow();
  }

  /** Days from the moment to where the rest of the period begins. */
  double daysFrom() {
    return Duration.between(asOf, from).toSeconds() / DAY;
  }

  /** Days from the moment to the end of the period. */
  double daysTo() {
    return Duration.between(asOf, to).toSeconds() / DAY;
  }

  /** Whole weeks from the moment to the end, at least 1. */
  int weeks() {
    return weeks(asOf, to);
  }

  /** Whole weeks that hold all from one moment to a later one, at least 1. */
  static int weeks(Instant from, Instant to) {
    return Math.max(1, (int) Math.ceil(Duration.between(from, to).toSeconds() / (7 * DAY)));
  }

  /** The same span this much earlier. */
  Span earlier(Duration by) {
    return new Span(asOf.minus(by), from.minus(by), to.minus(by));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
