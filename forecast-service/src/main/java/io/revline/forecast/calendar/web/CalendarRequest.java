package io.revline.forecast.calendar.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.MonthYears;
import io.revline.kit.calendar.PeriodOverride;
import io.revline.kit.calendar.WeekYears;
import io.revline.kit.problem.InvalidInput;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fiscal calendar as callers send it. Exactly one of months and weeks is required.
 *
 * @param timeZone where its days begin, as in the IANA database: {@code Europe/Berlin}; UTC when
 *     absent
 * @param months fiscal years of calendar months
 * @param weeks fiscal years of 52 or 53 whole weeks
 * @param overrides months that have other days than the rule gives them
 */
record CalendarRequest(
    @Nullable String timeZone,
    @Nullable Months months,
    @Nullable Weeks weeks,
    @Nullable List<@Nullable Month> overrides) {

  /**
   * Fiscal years of calendar months.
   *
   * @param startMonth the month fiscal years start in, 1 to 12
   * @param yearNamedBy start or end: which of its calendar years a fiscal year is named after
   */
  record Months(@Nullable Integer startMonth, @Nullable String yearNamedBy) {
    static Months from(MonthYears years) {
      return new Months(years.startMonth(), CalendarWords.NAMINGS.word(years.yearNamedBy()));
    }

    MonthYears toYears() {
      return new MonthYears(
          required("months.startMonth", startMonth),
          CalendarWords.NAMINGS.value("months.yearNamedBy", yearNamedBy));
    }
  }

  /**
   * Fiscal years of whole weeks.
   *
   * @param pattern 4-4-5, 4-5-4 or 5-4-4
   * @param endMonth the month at whose end fiscal years end, 1 to 12
   * @param endDay the weekday they end on: monday to sunday
   * @param yearEnd lastInMonth or nearestMonthEnd: which of that weekday's dates
   * @param yearNamedBy start or end: which of its calendar years a fiscal year is named after
   */
  record Weeks(
      @Nullable String pattern,
      @Nullable Integer endMonth,
      @Nullable String endDay,
      @Nullable String yearEnd,
      @Nullable String yearNamedBy) {
    static Weeks from(WeekYears years) {
      return new Weeks(
          CalendarWords.PATTERNS.word(years.pattern()),
          years.endMonth(),
          CalendarWords.WEEKDAYS.word(years.endDay()),
          CalendarWords.YEAR_ENDS.word(years.yearEnd()),
          CalendarWords.NAMINGS.word(years.yearNamedBy()));
    }

    WeekYears toYears() {
      return new WeekYears(
          CalendarWords.PATTERNS.value("weeks.pattern", pattern),
          required("weeks.endMonth", endMonth),
          CalendarWords.WEEKDAYS.value("weeks.endDay", endDay),
          CalendarWords.YEAR_ENDS.value("weeks.yearEnd", yearEnd),
          CalendarWords.NAMINGS.value("weeks.yearNamedBy", yearNamedBy));
    }
  }

  /**
   * A month that has other days than the rule gives it.
   *
   * @param name such as 2017-11
   * @param from its first day
   * @param to the day after its last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Month(@Nullable String name, @Nullable String from, @Nullable String to) {
    static Month from(PeriodOverride override) {
      return new Month(override.name(), override.from().toString(), override.to().toString());
    }

    PeriodOverride toOverride() {
      return new PeriodOverride(
          required("overrides.name", name),
          CalendarWords.day("overrides.from", from),
          CalendarWords.day("overrides.to", to));
    }
  }

  /**
   * The calendar that was sent.
   *
   * @throws InvalidInput naming the field that is missing or wrong
   */
  FiscalCalendar toCalendar() {
    return new FiscalCalendar(
        zone(),
        months == null ? null : months.toYears(),
        weeks == null ? null : weeks.toYears(),
        overrides == null
            ? List.of()
            : overrides.stream().map(each -> required("overrides", each).toOverride()).toList());
  }

  private ZoneId zone() {
    try {
      return timeZone == null ? FiscalCalendar.CALENDAR_YEAR.timeZone() : ZoneId.of(timeZone);
    } catch (DateTimeException e) {
      throw InvalidInput.of("timeZone", "must be a time zone such as Europe/Berlin or UTC");
    }
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw InvalidInput.of(field, "is required");
    }
    return value;
  }
}
