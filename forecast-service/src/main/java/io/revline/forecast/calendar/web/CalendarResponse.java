package io.revline.forecast.calendar.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.forecast.calendar.KnownCalendar;
import io.revline.kit.calendar.FiscalCalendar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fiscal calendar as callers see it; what they send back with changes is a {@link
 * CalendarRequest}.
 *
 * @param version counts its changes; 0 is what holds until somebody says otherwise
 * @param knownAt the recorded time before which this was known, where a time was asked about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CalendarResponse(
    String timeZone,
    CalendarRequest.@Nullable Months months,
    CalendarRequest.@Nullable Weeks weeks,
    List<CalendarRequest.Month> overrides,
    long version,
    @Nullable Instant knownAt) {

  static CalendarResponse from(KnownCalendar known) {
    FiscalCalendar calendar = known.calendar().body();
    return new CalendarResponse(
        calendar.timeZone().getId(),
        calendar.months() == null ? null : CalendarRequest.Months.from(calendar.months()),
        calendar.weeks() == null ? null : CalendarRequest.Weeks.from(calendar.weeks()),
        calendar.overrides().stream().map(CalendarRequest.Month::from).toList(),
        known.calendar().version(),
        known.knownAt());
  }
}
