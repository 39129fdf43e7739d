package io.revline.kit.calendar;

import java.time.LocalDate;

/**
 * How fiscal years fall into twelve periods. Periods are numbered through all years: the one called
 * {@code 2017-11} is number 2017 × 12 + 10.
 */
sealed interface YearRule permits MonthYears, WeekYears {
  /** How many periods a year has. */
  int PERIODS = 12;

  /** The first day of a period. */
  LocalDate firstDay(long period);

  /** The period a day lies in. */
  long periodOf(LocalDate day);

  /** The first period of the fiscal year of a name. */
  long firstPeriod(int year);
}
