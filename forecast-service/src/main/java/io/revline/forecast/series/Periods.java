package io.revline.forecast.series;

import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.problem.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The periods of a question, in their order.
 *
 * @param past those that are over, the oldest first
 * @param ahead those that are forecast; what is asked about lies in the first
 */
record Periods(List<FiscalPeriod> past, List<FiscalPeriod> ahead) {
  /** The years that a calendar knows, less what is looked back and ahead from them. */
  private static final int FIRST_YEAR = 1012;

  private static final int LAST_YEAR = 2990;
  private static final int YEARS_BACK = 11;
  private static final int YEARS_AHEAD = 3;

  Periods {
    past = List.copyOf(past);
    ahead = List.copyOf(ahead);
  }

  /**
   * The periods around a moment.
   *
   * @param horizon how many are forecast
   * @throws InvalidInput when the moment is too far away
   */
  static Periods around(Instant asOf, FiscalCalendar calendar, Step step, int horizon) {
    LocalDate day = asOf.atZone(calendar.timeZone()).toLocalDate();
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw InvalidInput.of(
          "asOf", "must lie in the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
    }
    List<FiscalPeriod> all = new ArrayList<>();
    for (int year = day.getYear() - YEARS_BACK; year <= day.getYear() + YEARS_AHEAD; year++) {
      calendar.periodsOf(year).stream()
          .filter(period -> period.level() == step.level())
          .forEach(all::add);
    }
    int over = (int) all.stream().filter(period -> !period.endsAt().isAfter(asOf)).count();
    return new Periods(
        all.subList(Math.max(0, over - step.memory()), over), all.subList(over, over + horizon));
  }

  /** The first moment of the past. */
  Instant from() {
    return past.getFirst().startsAt();
  }

  /** The first moment that is forecast. */
  Instant to() {
    return ahead.getFirst().startsAt();
  }
}
