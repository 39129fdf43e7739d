package io.revline.kit.time;

import io.revline.kit.problem.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When something happened, as opposed to when it was recorded. */
public final class BusinessTime {
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private BusinessTime() {}

  /**
   * A business time as somebody gave it, in the microseconds that are kept.
   *
   * @throws InvalidInput when it lies in the future or before 1900
   */
  public static Instant past(String field, Instant at, Clock clock) {
    if (at.isAfter(clock.instant())) {
      throw InvalidInput.of(field, "lies in the future: " + at);
    }
    if (at.isBefore(EARLIEST)) {
      throw InvalidInput.of(field, "lies before 1900: " + at);
    }
    return at.truncatedTo(ChronoUnit.MICROS);
  }
}
