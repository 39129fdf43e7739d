package io.revline.kit.calendar;

import io.revline.kit.problem.InvalidInput;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;

/**
 * Fiscal years of calendar months. A month keeps its calendar name, whatever fiscal year it belongs
 * to: {@code 2017-11} is November 2017.
 *
 * @param startMonth the month fiscal years start in, 1 to 12
 * @param yearNamedBy which calendar year a fiscal year is named after
 */
public record MonthYears(int startMonth, YearNaming yearNamedBy) implements YearRule {
  /**
   * The month is one.
   *
   * @throws InvalidInput otherwise
   */
  public MonthYears {
    if (startMonth < 1 || startMonth > PERIODS) {
      throw InvalidInput.of("months.startMonth", "must be from 1 (January) to 12 (December)");
    }
  }

  @Override
  public LocalDate firstDay(long period) {
    return YearMonth.of(0, 1).plusMonths(period).atDay(1);
  }

  @Override
  public long periodOf(LocalDate day) {
    return day.getLong(ChronoField.PROLEPTIC_MONTH);
  }

  @Override
  public long firstPeriod(int year) {
    boolean spansTwoYears = startMonth > 1;
    int startsIn = year + yearNamedBy.lag(spansTwoYears) - (spansTwoYears ? 1 : 0);
    return (long) startsIn * PERIODS + startMonth - 1;
  }
}
