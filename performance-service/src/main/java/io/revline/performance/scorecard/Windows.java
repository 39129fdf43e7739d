package io.revline.performance.scorecard;

import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.http.Parameters;
import io.revline.kit.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the window that callers ask about. */
@ApplicationScoped
public class Windows {
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
      return new Window(bound("from", from), bound("to", to));
    }
    if (from != null || to != null) {
      throw InvalidInput.of("period", "give either period or from and to, and not both");
    }
    FiscalPeriod asked = calendars.known(knownAt).body().period(period);
    return new Window(asked.startsAt(), asked.endsAt());
  }

  private static Instant bound(String field, @Nullable String text) {
    if (text == null) {
      throw InvalidInput.of(field, "is required without a period: a date such as 2017-03-01");
    }
    return Parameters.instant(field, text, Instant.EPOCH);
  }
}
