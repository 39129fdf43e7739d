package io.revline.performance.scorecard;

import java.util.Set;

/** As what a deal counts in a window; the SQL function {@code closings} says which deals do. */
enum Part {
  /** Its win stands. */
  WON,

  /** Its loss stands. */
  LOST,

  /** It was won for the first time. */
  FIRST_WIN,

  /** It was won, and a loss stands now. */
  UNDONE_WIN,

  /** Its win is taken back by the loss that stands now. */
  REVERSED_WIN;

  /** What final wins are made of. */
  static final Set<Part> OF_FINAL_WINS = Set.of(WON, UNDONE_WIN, REVERSED_WIN);
}
