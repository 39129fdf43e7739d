package io.revline.platform.demo;

import java.time.LocalDate;

/**
 * How an opportunity stands.
 *
 * @param worth in whole units of the currency
 * @param due when it is expected to close, or when it closed
 * @param pushes how often that was put off
 * @param reason why it was lost, or nothing
 */
record Stand(Stage stage, long worth, LocalDate due, int pushes, Rep owner, String reason) {
  Stand in(Stage next) {
    return new Stand(next, worth, due, pushes, owner, reason);
  }

  Stand worth(double factor) {
    return new Stand(stage, Stand.rounded(worth * factor), due, pushes, owner, reason);
  }

  Stand putOff(LocalDate later) {
    return new Stand(stage, worth, later, pushes + 1, owner, reason);
  }

  Stand with(Rep other) {
    return new Stand(stage, worth, due, pushes, other, reason);
  }

  Stand won(LocalDate day) {
    return new Stand(Stage.WON, worth, day, pushes, owner, "");
  }

  Stand lost(LocalDate day, String why) {
    return new Stand(Stage.LOST, worth, day, pushes, owner, why);
  }

  /** As people write amounts into a CRM. */
  static long rounded(double exact) {
    return Math.max(5, Math.round(exact / 100)) * 100;
  }
}
