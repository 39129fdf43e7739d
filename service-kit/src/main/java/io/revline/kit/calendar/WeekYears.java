package io.revline.kit.calendar;

import io.revline.kit.problem.InvalidInput;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Fiscal years of 52 or 53 whole weeks. A period is named by its number within its fiscal year:
 * {@code 2017-11} is the eleventh period of FY2017. A 53rd week belongs to the last period.
 *
 * @param pattern how the weeks of a quarter fall into periods
 * @param endMonth the month at whose end fiscal years end, 1 to 12
 * @param endDay the weekday fiscal years end on
 * @param yearEnd which of that weekday's dates
 * @param yearNamedBy which calendar year a fiscal year is named after; those that end with December
 *     count as starting in January, though their first day may lie in December
 */
public record WeekYears(
    WeekPattern pattern,
    int endMonth,
    DayOfWeek endDay,
    WeekYearEnd yearEnd,
    YearNaming yearNamedBy)
    implements YearRule {
  /**
   * The month is one.
   *
   * @throws InvalidInput otherwise
   */
  public WeekYears {
    if (endMonth < 1 || endMonth > PERIODS) {
      throw InvalidInput.of("weeks.endMonth", "must be from 1 (January) to 12 (December)");
    }
  }

  @Override
  public LocalDate firstDay(long period) {
    int year = Math.toIntExact(Math.floorDiv(period, (long) PERIODS));
    int inYear = Math.floorMod(period, PERIODS);
    return firstDayOfYear(year).plusWeeks(pattern.weeksBefore(inYear));
  }

  @Override
  public long periodOf(LocalDate day) {
    int year = day.getYear() + 1;
    while (day.isBefore(firstDayOfYear(year))) {
      year--;
    }
    long weeks = ChronoUnit.WEEKS.between(firstDayOfYear(year), day);
    int inYear = PERIODS - 1;
    while (weeks < pattern.weeksBefore(inYear)) {
      inYear--;
    }
    return firstPeriod(year) + inYear;
  }

  @Override
  public long firstPeriod(int year) {
    return (long) year * PERIODS;
  }

  private LocalDate firstDayOfYear(int year) {
    int endedIn = year - 1 + yearNamedBy.lag(endMonth != Month.DECEMBER.getValue());
    return yearEnd.in(YearMonth.of(endedIn, endMonth), endDay).plusDays(1);
  }
}
