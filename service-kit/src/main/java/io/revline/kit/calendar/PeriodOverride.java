package io.revline.kit.calendar;

import io.revline.kit.problem.InvalidInput;
import java.time.LocalDate;

/**
 * A month that has other days than the rule gives it. It keeps its place in its quarter and year.
 *
 * @param name the month's name, such as {@code 2017-11}
 * @param from its first day
 * @param to the day after its last, later than {@code from}
 */
public record PeriodOverride(String name, LocalDate from, LocalDate to) {
  /**
   * The name is a month's and it has a length.
   *
   * @throws InvalidInput otherwise
   */
  public PeriodOverride {
    if (!PeriodName.isMonth(name)) {
      throw InvalidInput.of(
          "overrides.name", "'" + name + "' is no month of the fiscal calendar, such as 2017-11");
    }
    if (!from.isBefore(to)) {
      throw InvalidInput.of("overrides.to", "must be later than from in " + name);
    }
  }
}
