package io.revline.kit.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Calendars as tests need them. */
final class Calendars {
  static final ZoneId UTC = ZoneId.of("UTC");

  /** The National Retail Federation's: 4-5-4, to the Saturday nearest to the end of January. */
  static final FiscalCalendar US_RETAIL =
      weeks(
          WeekPattern.WEEKS_4_5_4,
          1,
          DayOfWeek.SATURDAY,
          WeekYearEnd.NEAREST_MONTH_END,
          YearNaming.START);

  private Calendars() {}

  static FiscalCalendar months(int startMonth, YearNaming naming) {
    return new FiscalCalendar(UTC, new MonthYears(startMonth, naming), null, List.of());
  }

  static FiscalCalendar weeks(
      WeekPattern pattern, int endMonth, DayOfWeek day, WeekYearEnd end, YearNaming naming) {
    return new FiscalCalendar(
        UTC, null, new WeekYears(pattern, endMonth, day, end, naming), List.of());
  }

  static FiscalCalendar in(String zone, FiscalCalendar calendar) {
    return new FiscalCalendar(
        ZoneId.of(zone), calendar.months(), calendar.weeks(), calendar.overrides());
  }

  /** Overrides are written {@code 2017-07 2017-07-01 2017-07-30}. */
  static FiscalCalendar overridden(FiscalCalendar calendar, String... overrides) {
    return new FiscalCalendar(
        calendar.timeZone(),
        calendar.months(),
        calendar.weeks(),
        List.of(overrides).stream()
            .map(text -> text.split(" "))
            .map(words ->
                new PeriodOverride(words[0], LocalDate.parse(words[1]), LocalDate.parse(words[2])))
            .toList());
  }

  /** A period's days as {@code 2017-07-01 2017-07-30}. */
  static String days(FiscalCalendar calendar, String name) {
    FiscalPeriod period = calendar.period(name);
    return period.from() + " " + period.to();
  }

  static List<String> namesAt(FiscalCalendar calendar, String day) {
    return calendar.periodsAt(LocalDate.parse(day)).stream().map(FiscalPeriod::name).toList();
  }
}
