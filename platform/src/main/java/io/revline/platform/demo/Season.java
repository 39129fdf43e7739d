package io.revline.platform.demo;

import java.time.LocalDate;
import java.time.Month;

/** What the time of year does to business. */
final class Season {
  private static final double[] INTEREST = {
    0.9, 0.9, 1, 0.95, 1, 0.95, 0.8, 1.1, 1.5, 1.4, 1.05, 0.65
  };
  private static final double[] PLAN = {0.95, 0.97, 0.95, 1.13};

  private static final double LEFT_FOR_THE_END = 0.14;
  private static final double BROUGHT_FORWARD = 0.4;

  private Season() {}

  /** How many opportunities begin, in proportion to other times: many after the summer. */
  static double interest(LocalDate day) {
    return INTEREST[day.getMonthValue() - 1];
  }

  /** What quotas ask for in a quarter, in proportion to the others. */
  static double plan(Quarter quarter) {
    return PLAN[quarter.number() - 1];
  }

  /**
   * When a win that is due by itself on a day really comes: customers spend what is left of a
   * year's budget, and who sells has an eye on the end of the quarter.
   */
  static LocalDate win(LocalDate day, Dice dice) {
    if (day.getMonth() == Month.JANUARY && dice.chance(BROUGHT_FORWARD)) {
      return lastDays(day.withDayOfYear(1), dice);
    }
    boolean isLastMonth = day.getMonthValue() % 3 == 0;
    if (!isLastMonth && dice.chance(LEFT_FOR_THE_END)) {
      return lastDays(Quarter.of(day).end(), dice);
    }
    return Workday.from(day);
  }

  /** One of the last workdays before a day. */
  private static LocalDate lastDays(LocalDate end, Dice dice) {
    return Workday.upTo(end.minusDays(dice.between(1, 18)));
  }
}
