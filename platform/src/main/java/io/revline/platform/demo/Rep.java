package io.revline.platform.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sells.
 *
 * @param from the first day
 * @param to the day after the last, or null while active
 * @param skill how often the rep wins in proportion to the others
 * @param stays the teams one after the other, without a gap
 */
record Rep(
    String id,
    String name,
    LocalDate from,
    @Nullable LocalDate to,
    double skill,
    List<Stay> stays) {
  private static final int DAYS_TO_LEARN = 120;
  private static final int DAYS_OF_NOTICE = 45;

  Rep {
    stays = List.copyOf(stays);
  }

  /**
   * Membership of a team.
   *
   * @param to the day after the last, or null while it lasts
   */
  record Stay(Team team, LocalDate from, @Nullable LocalDate to) {}

  /** Whether the rep sells on a day. */
  boolean isActive(LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }

  /** Whether the rep will have gone by a day. */
  boolean isGone(LocalDate day) {
    return to != null && !day.isBefore(to);
  }

  /** The team on a day; before the first day the first one. */
  Team team(LocalDate day) {
    return stays.stream()
        .filter(stay -> stay.to() == null || day.isBefore(stay.to()))
        .findFirst()
        .orElse(stays.getLast())
        .team();
  }

  /** How much work the rep takes on: who is new takes on less, who is about to leave nothing. */
  double capacity(LocalDate day) {
    if (!isActive(day) || isGone(day.plusDays(DAYS_OF_NOTICE))) {
      return 0;
    }
    return ChronoUnit.DAYS.between(from, day) < DAYS_TO_LEARN ? 0.5 : 1;
  }
}
