package io.revline.forecast.calendar.web;

import io.revline.kit.calendar.PeriodLevel;
import io.revline.kit.calendar.WeekPattern;
import io.revline.kit.calendar.WeekYearEnd;
import io.revline.kit.calendar.YearNaming;
import io.revline.kit.problem.InvalidInput;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The words that the API has for values of the calendar.
 *
 * @param values all values
 * @param wording the word of each
 */
record CalendarWords<T>(List<T> values, Function<T, String> wording) {
  static final CalendarWords<YearNaming> NAMINGS = lowerCase(YearNaming.values());
  static final CalendarWords<DayOfWeek> WEEKDAYS = lowerCase(DayOfWeek.values());
  static final CalendarWords<PeriodLevel> LEVELS = lowerCase(PeriodLevel.values());
  static final CalendarWords<WeekPattern> PATTERNS =
      new CalendarWords<>(List.of(WeekPattern.values()), WeekPattern::word);
  static final CalendarWords<WeekYearEnd> YEAR_ENDS =
      new CalendarWords<>(List.of(WeekYearEnd.values()), WeekYearEnd::word);

  String word(T value) {
    return wording.apply(value);
  }

  T value(String field, @Nullable String word) {
    return values.stream()
        .filter(each -> word(each).equals(word))
        .findFirst()
        .orElseThrow(() ->
            InvalidInput.of(
                field, "is required, one of " + values.stream().map(this::word).toList()));
  }

  static LocalDate day(String field, @Nullable String text) {
    try {
      if (text != null) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // Answered below, like a date that is missing.
    }
    throw InvalidInput.of(field, "is required: a date such as 2017-11-01");
  }

  private static <E extends Enum<E>> CalendarWords<E> lowerCase(E[] values) {
    return new CalendarWords<>(
        Arrays.asList(values), value -> value.name().toLowerCase(Locale.ROOT));
  }
}
