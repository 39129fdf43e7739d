package io.revline.platform.supervisor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Bounds how often a part that keeps ending is started again. */
final class RestartBudget {
  static final int RESTARTS = 5;
  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Clock clock;
  private final Map<String, Deque<Instant>> restarts = new HashMap<>();

  RestartBudget(Clock clock) {
    this.clock = clock;
  }

  /**
   * Whether enough time has passed since the last restarts of a part: 2 s more for each of them.
   */
  boolean isDue(String part) {
    Deque<Instant> recent = recent(part);
    return recent.isEmpty()
        || !clock.instant().isBefore(recent.getLast().plus(PAUSE.multipliedBy(recent.size())));
  }

  /** Takes one restart of a part out of the budget; false when there is none left. */
  boolean take(String part) {
    Deque<Instant> recent = recent(part);
    if (recent.size() >= RESTARTS) {
      return false;
    }
    recent.add(clock.instant());
    return true;
  }

  private Deque<Instant> recent(String part) {
    Deque<Instant> recent = restarts.computeIfAbsent(part, name -> new ArrayDeque<>());
    Instant oldest = clock.instant().minus(WINDOW);
    recent.removeIf(instant -> instant.isBefore(oldest));
    return recent;
  }
}
