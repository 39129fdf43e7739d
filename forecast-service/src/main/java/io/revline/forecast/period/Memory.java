package io.revline.forecast.period;

/**
 * How new business is told from earlier quarters: how fast they are forgotten. Companies that
 * change are best told from the last quarter, steady ones from all; backtests try each.
 */
enum Memory {
  /**
   * The last quarter, and a quarter as much of each one before. Assumed unless a backtest knows.
   */
  SHORT("short", "projection", 0.25),

  /** Half as much of each quarter before. */
  MEDIUM("medium", "projectionMediumMemory", 0.5),

  /** As much of each quarter. */
  LONG("long", "projectionLongMemory", 1);

  private final String word;
  private final String source;
  private final double fade;

  Memory(String word, String source, double fade) {
    this.word = word;
    this.source = source;
    this.fade = fade;
  }

  String word() {
    return word;
  }

  /** The name under which a backtest keeps what it would have said. */
  String source() {
    return source;
  }

  /** How much a quarter counts beside the one after it. */
  double fade() {
    return fade;
  }
}
