package io.revline.kit.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * Which of a weekday's dates around the end of a month is the last day of a year of whole weeks.
 */
public enum WeekYearEnd {
  /** The weekday's last date in the month. */
  LAST_IN_MONTH("lastInMonth", 0),
  /** The weekday's date that is nearest to the month's last day, at most three days away. */
  NEAREST_MONTH_END("nearestMonthEnd", 3);

  private final String word;
  private final int daysBeyond;

  WeekYearEnd(String word, int daysBeyond) {
    this.word = word;
    this.daysBeyond = daysBeyond;
  }

  /** As people write it: {@code lastInMonth}. */
  public String word() {
    return word;
  }

  LocalDate in(YearMonth month, DayOfWeek day) {
    return month.atEndOfMonth().plusDays(daysBeyond).with(TemporalAdjusters.previousOrSame(day));
  }
}
