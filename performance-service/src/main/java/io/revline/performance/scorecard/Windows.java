package io.revline.performance.scorecard;

import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.calendar.PeriodLevel;
import io.revline.kit.http.Parameters;
import io.revline.kit.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the window that callers ask about. */
@ApplicationScoped
public class Windows {
  private static final int MOST_PERIODS = 600;

  private final FiscalCalendars calendars;

  Windows(FiscalCalendars calendars) {
    this.calendars = calendars;
  }

  /**
   * A window by its bounds, or by a period of the fiscal calendar as it was known.
   *
   * @param period {@code 2017-11}, {@code 2017-Q4} or {@code FY2017}, or null
   * @param from a date or an instant; null with a period
   * @param to a date or an instant; null with a period
   * @param knownAt recorded time before which the calendar was known
   * @throws InvalidInput unless there is either a period or both bounds
   */
  public Window of(
      @Nullable String period, @Nullable String from, @Nullable String to, Instant knownAt) {
    if (period == null) {
      return new Window(bound("from", from), bound("to", to), null);
    }
    if (from != null || to != null) {
      throw InvalidInput.of("period", "give either period or from and to, and not both");
    }
    FiscalPeriod asked = calendars.known(knownAt).body().period(period);
    return new Window(asked.startsAt(), asked.endsAt(), asked);
  }

  /**
   * The periods of the fiscal calendar that a window touches, in order.
   *
   * @param level how long they are
   * @throws InvalidInput for more than {@value #MOST_PERIODS}
   */
  List<FiscalPeriod> periods(Window window, PeriodLevel level, Instant knownAt) {
    FiscalCalendar calendar = calendars.known(knownAt).body();
    List<FiscalPeriod> periods = new ArrayList<>();
    LocalDate day = LocalDate.ofInstant(window.from(), calendar.timeZone());
    while (periods.isEmpty() || periods.getLast().endsAt().isBefore(window.to())) {
      if (periods.size() == MOST_PERIODS) {
        throw InvalidInput.of("to", "spans more than %d periods".formatted(MOST_PERIODS));
      }
      FiscalPeriod next = at(calendar, day, level);
      periods.add(next);
      day = next.to();
    }
    return periods;
  }

  private static FiscalPeriod at(FiscalCalendar calendar, LocalDate day, PeriodLevel level) {
    return calendar.periodsAt(day).stream()
        .filter(period -> period.level() == level)
        .findFirst()
        .orElseThrow();
  }

  private static Instant bound(String field, @Nullable String text) {
    if (text == null) {
      throw InvalidInput.of(field, "is required without a period: a date such as 2017-03-01");
    }
    return Parameters.instant(field, text, Instant.EPOCH);
  }
}
