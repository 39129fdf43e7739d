package io.revline.platform.demo;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * A quarter of a calendar year.
 *
 * @param number 1 to 4
 */
record Quarter(int year, int number) {
  /** The quarter of a day. */
  static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  /** Its first day. */
  LocalDate first() {
    return LocalDate.of(year, 3 * number - 2, 1);
  }

  /** The day after its last. */
  LocalDate end() {
    return first().plusMonths(3);
  }

  /** The quarter after it. */
  Quarter next() {
    return of(end());
  }

  /** Its name as a period of the fiscal calendar, such as {@code 2026-Q4}. */
  @Override
  public String toString() {
    return year + "-Q" + number;
  }
}
