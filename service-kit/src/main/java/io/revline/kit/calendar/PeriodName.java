package io.revline.kit.calendar;

import io.revline.kit.problem.InvalidInput;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a fiscal period, taken apart. Years go from {@value #FIRST_YEAR} to {@value
 * #LAST_YEAR}.
 *
 * @param level how long the period is
 * @param year the year in the name
 * @param number the month 1 to 12 or the quarter 1 to 4 in the name; of a year 1
 */
record PeriodName(PeriodLevel level, int year, int number) {
  static final int FIRST_YEAR = 1000;
  static final int LAST_YEAR = 2999;

  private static final Pattern MONTH = Pattern.compile("([12]\\d{3})-(0[1-9]|1[0-2])");
  private static final Pattern QUARTER = Pattern.compile("([12]\\d{3})-Q([1-4])");
  private static final Pattern YEAR = Pattern.compile("FY([12]\\d{3})");

  static PeriodName parse(@Nullable String name) {
    String text = name == null ? "" : name;
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      return new PeriodName(PeriodLevel.MONTH, number(month, 1), number(month, 2));
    }
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      return new PeriodName(PeriodLevel.QUARTER, number(quarter, 1), number(quarter, 2));
    }
    Matcher year = YEAR.matcher(text);
    if (year.matches()) {
      return new PeriodName(PeriodLevel.YEAR, number(year, 1), 1);
    }
    throw InvalidInput.of(
        "period",
        (name == null ? "is required" : "'%s' is none; give one".formatted(name))
            + ", such as 2017-11, 2017-Q4 or FY2017");
  }

  static boolean isMonth(String name) {
    return MONTH.matcher(name).matches();
  }

  static PeriodName ofMonth(long period) {
    int year = Math.toIntExact(Math.floorDiv(period, (long) YearRule.PERIODS));
    return new PeriodName(PeriodLevel.MONTH, year, Math.floorMod(period, YearRule.PERIODS) + 1);
  }

  static int knownYear(String field, int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw InvalidInput.of(field, "must lie between %d and %d".formatted(FIRST_YEAR, LAST_YEAR));
    }
    return year;
  }

  static LocalDate knownDay(String field, LocalDate day) {
    knownYear(field, day.getYear());
    return day;
  }

  /** The number of a month through all years. */
  long period() {
    return (long) year * YearRule.PERIODS + number - 1;
  }

  String text() {
    return switch (level) {
      case MONTH -> "%04d-%02d".formatted(year, number);
      case QUARTER -> "%04d-Q%d".formatted(year, number);
      case YEAR -> "FY%04d".formatted(year);
    };
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
