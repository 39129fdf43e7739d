package io.revline.forecast.calendar.events;

import io.revline.contracts.ChangeKind;
import io.revline.contracts.calendar.Calendar;
import io.revline.contracts.calendar.CalendarChanged;
import io.revline.contracts.calendar.MonthOverride;
import io.revline.contracts.calendar.MonthYears;
import io.revline.contracts.calendar.WeekPattern;
import io.revline.contracts.calendar.WeekYears;
import io.revline.contracts.calendar.Weekday;
import io.revline.contracts.calendar.YearEnd;
import io.revline.contracts.calendar.YearNaming;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.reference.Reference;

/** Says a version of the calendar in the published language. */
final class CalendarContract {
  private CalendarContract() {}

  static CalendarChanged of(Reference<?> reference, FiscalCalendar calendar) {
    return new CalendarChanged(
        ChangeKind.valueOf(reference.kind().name()),
        reference.id(),
        reference.version(),
        new Calendar(
            calendar.timeZone().getId(),
            calendar.months() == null ? null : months(calendar.months()),
            calendar.weeks() == null ? null : weeks(calendar.weeks()),
            calendar.overrides().stream()
                .map(each -> new MonthOverride(each.name(), each.from(), each.to()))
                .toList()));
  }

  private static MonthYears months(io.revline.kit.calendar.MonthYears years) {
    return new MonthYears(years.startMonth(), YearNaming.valueOf(years.yearNamedBy().name()));
  }

  private static WeekYears weeks(io.revline.kit.calendar.WeekYears years) {
    return new WeekYears(
        WeekPattern.valueOf(years.pattern().name()),
        years.endMonth(),
        Weekday.valueOf(years.endDay().name()),
        YearEnd.valueOf(years.yearEnd().name()),
        YearNaming.valueOf(years.yearNamedBy().name()));
  }
}
