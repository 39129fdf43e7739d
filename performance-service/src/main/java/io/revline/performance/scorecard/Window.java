package io.revline.performance.scorecard;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.problem.InvalidInput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch [from, to) of business time.
 *
 * @param from inclusive
 * @param to exclusive, later than {@code from}
 * @param period the fiscal period it is, if it was asked for as one; only then it has quotas
 */
public record Window(Instant from, Instant to, @Nullable FiscalPeriod period) {
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
