package io.revline.platform.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Set;

/** Days and hours on which people work. */
final class Workday {
  private static final int OPEN_SECONDS = 8 * 3_600;

  private static final Set<MonthDay> HOLIDAYS =
      Set.of(MonthDay.of(12, 25), MonthDay.of(12, 26), MonthDay.of(1, 1));

  private Workday() {}

  /** Whether people work on a day. */
  static boolean is(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
        && !HOLIDAYS.contains(MonthDay.from(day));
  }

  /** The day, or the first workday after it. */
  static LocalDate from(LocalDate day) {
    return is(day) ? day : from(day.plusDays(1));
  }

  /** The day, or the last workday before it. */
  static LocalDate upTo(LocalDate day) {
    return is(day) ? day : upTo(day.minusDays(1));
  }

  /** Some moment while offices are open. */
  static Instant moment(LocalDate day, Region region, Dice dice) {
    return day.atTime(region.opens(), 0)
        .plusSeconds(dice.between(0, OPEN_SECONDS - 1))
        .toInstant(ZoneOffset.UTC);
  }
}
