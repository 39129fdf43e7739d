package io.revline.forecast.calendar.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.forecast.calendar.KnownCalendar;
import io.revline.kit.calendar.FiscalPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Periods of the fiscal calendar, the longest first.
 *
 * @param timeZone where their days begin
 * @param version of the calendar
 * @param knownAt the recorded time before which it was known, where a time was asked about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PeriodsResponse(
    String timeZone, long version, @Nullable Instant knownAt, List<Period> periods) {

  /**
   * One period.
   *
   * @param name 2017-11, 2017-Q4 or FY2017
   * @param level month, quarter or year
   * @param from its first day
   * @param to the day after its last
   * @param startsAt the moment it starts
   * @param endsAt the moment it is over
   */
  record Period(
      String name, String level, LocalDate from, LocalDate to, Instant startsAt, Instant endsAt) {
    static Period from(FiscalPeriod period) {
      return new Period(
          period.name(),
          CalendarWords.LEVELS.word(period.level()),
          period.from(),
          period.to(),
          period.startsAt(),
          period.endsAt());
    }
  }

  static PeriodsResponse from(KnownCalendar known, List<FiscalPeriod> periods) {
    return new PeriodsResponse(
        known.calendar().body().timeZone().getId(),
        known.calendar().version(),
        known.knownAt(),
        periods.stream().map(Period::from).toList());
  }
}
