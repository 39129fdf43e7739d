package io.revline.platform.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What happens to an opportunity between the days it began and closes, once a day at most. */
final class Turns {
  /** People open an opportunity for one reason and bring everything up to date. */
  private static final int DAYS_TOGETHER = 6;

  private final LocalDate created;
  private final LocalDate closed;
  private final NavigableMap<LocalDate, UnaryOperator<Stand>> changes = new TreeMap<>();

  Turns(LocalDate created, LocalDate closed) {
    this.created = created;
    this.closed = closed;
  }

  /** Whether something can happen on a day. */
  boolean isWithin(LocalDate day) {
    return day.isAfter(created) && day.isBefore(closed);
  }

  /** A change on a day, or on one close to it on which something else changes. */
  void about(LocalDate day, UnaryOperator<Stand> change) {
    LocalDate near = changes.ceilingKey(day.minusDays(DAYS_TOGETHER));
    boolean isNear = near != null && !near.isAfter(day.plusDays(DAYS_TOGETHER));
    on(isNear ? near : day, change);
  }

  /** A change on a day. */
  void on(LocalDate day, UnaryOperator<Stand> change) {
    changes.merge(day, change, (first, second) -> stand -> second.apply(first.apply(stand)));
  }

  /**
   * How the opportunity stood from each day on.
   *
   * @param today whatever would come later is not known
   */
  NavigableMap<LocalDate, Stand> applied(Stand first, LocalDate today) {
    NavigableMap<LocalDate, Stand> stands = new TreeMap<>(Map.of(created, first));
    changes
        .headMap(today, false)
        .forEach((day, change) -> stands.put(day, change.apply(stands.lastEntry().getValue())));
    return stands;
  }
}
