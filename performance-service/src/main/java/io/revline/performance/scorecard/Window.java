package io.revline.performance.scorecard;

import io.revline.kit.problem.InvalidInput;
import java.time.Instant;

/**
 * A stretch [from, to) of business time.
 *
 * @param from inclusive
 * @param to exclusive, later than {@code from}
 */
public record Window(Instant from, Instant to) {
  /**
   * It has a length.
   *
   * @throws InvalidInput otherwise
   */
  public Window {
    if (!from.isBefore(to)) {
      throw InvalidInput.of("to", "must be later than from");
    }
  }
}
