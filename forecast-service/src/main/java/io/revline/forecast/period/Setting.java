package io.revline.forecast.period;

import org.jspecify.annotations.Nullable;

/**
 * What is set from experience, and from which.
 *
 * @param memory how new business is told from earlier quarters
 * @param memoryBecause why, in words
 * @param width how much wider than usual things are taken to swing together
 * @param widthBecause why, in words
 * @param backtest the backtest that says so; null without any
 */
record Setting(
    Memory memory,
    String memoryBecause,
    double width,
    String widthBecause,
    @Nullable String backtest) {
  private static final String UNTRIED = "no backtest says otherwise";

  /** What is assumed before any backtest. */
  static final Setting USUAL = usual(Memory.SHORT);

  /** What a backtest tries: a memory, with intervals that no backtest has changed. */
  static Setting usual(Memory memory) {
    return new Setting(memory, UNTRIED, 1, UNTRIED, null);
  }
}
