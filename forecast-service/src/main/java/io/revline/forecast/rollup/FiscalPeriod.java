package io.revline.forecast.rollup;

import io.revline.kit.problem.InvalidInput;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearQuarter;

/**
 * A month, quarter or year of the fiscal calendar, which is the calendar year in UTC.
 *
 * @param name {@code 2017-11}, {@code 2017-Q4} or {@code FY2017}
 * @param from its first day
 * @param to the day after its last
 */
public record FiscalPeriod(String name, LocalDate from, LocalDate to) {
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final Pattern YEAR = Pattern.compile("FY(\\d{4})");

  /**
   * Reads a period's name.
   *
   * @throws InvalidInput when it is absent or none
   */
  public static FiscalPeriod parse(@Nullable String name) {
    String text = name == null ? "" : name;
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      YearMonth that = YearMonth.of(number(month, 1), number(month, 2));
      return new FiscalPeriod(text, that.atDay(1), that.plusMonths(1).atDay(1));
    }
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      YearQuarter that = YearQuarter.of(number(quarter, 1), number(quarter, 2));
      return new FiscalPeriod(text, that.atDay(1), that.plusQuarters(1).atDay(1));
    }
    Matcher year = YEAR.matcher(text);
    if (year.matches()) {
      LocalDate first = LocalDate.of(number(year, 1), 1, 1);
      return new FiscalPeriod(text, first, first.plusYears(1));
    }
    throw InvalidInput.of("period", "is required, such as 2017-11, 2017-Q4 or FY2017");
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
