package io.revline.kit.calendar;

import static io.revline.kit.event.EventBodies.required;

import io.revline.kit.event.MalformedEvent;
import io.revline.kit.problem.InvalidInput;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A calendar in the words of its events. */
record ToldCalendar(
    @Nullable String timeZone,
    @Nullable Months months,
    @Nullable Weeks weeks,
    @Nullable List<Month> overrides) {

  /** Fiscal years of calendar months. */
  record Months(int startMonth, @Nullable String yearNamedBy) {
    MonthYears toYears() {
      return new MonthYears(startMonth, naming(yearNamedBy));
    }
  }

  /** Fiscal years of 52 or 53 whole weeks. */
  record Weeks(
      @Nullable String pattern,
      int endMonth,
      @Nullable String endDay,
      @Nullable String yearEnd,
      @Nullable String yearNamedBy) {
    WeekYears toYears() {
      return new WeekYears(
          meant("weeks.pattern", WeekPattern.values(), WeekPattern::word, pattern),
          endMonth,
          meant("weeks.endDay", DayOfWeek.values(), ToldCalendar::lowerCase, endDay),
          meant("weeks.yearEnd", WeekYearEnd.values(), WeekYearEnd::word, yearEnd),
          naming(yearNamedBy));
    }
  }

  /** A month that has other days than the rule gives it. */
  record Month(@Nullable String name, @Nullable LocalDate from, @Nullable LocalDate to) {
    PeriodOverride toOverride() {
      return new PeriodOverride(
          required(name, "overrides.name"),
          required(from, "overrides.from"),
          required(to, "overrides.to"));
    }
  }

  /**
   * The calendar that is meant.
   *
   * @throws MalformedEvent when a part is missing or a word is unknown
   * @throws InvalidInput when the parts make no calendar
   */
  FiscalCalendar toCalendar() {
    return new FiscalCalendar(
        zone(required(timeZone, "timeZone")),
        months == null ? null : months.toYears(),
        weeks == null ? null : weeks.toYears(),
        required(overrides, "overrides").stream().map(Month::toOverride).toList());
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new MalformedEvent("there is no time zone '" + name + "'", e);
    }
  }

  private static YearNaming naming(@Nullable String word) {
    return meant("yearNamedBy", YearNaming.values(), ToldCalendar::lowerCase, word);
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static <T> T meant(
      String field, T[] values, Function<? super T, String> wording, @Nullable String word) {
    return Stream.of(values)
        .filter(value -> wording.apply(value).equals(word))
        .findFirst()
        .orElseThrow(() -> new MalformedEvent("%s cannot be '%s'".formatted(field, word), null));
  }
}
