package io.revline.performance.scorecard;

/** Of whom deals are added up; but for all, only final wins. */
enum Scope {
  /** Everybody, nobody among them. */
  ALL,

  /** Reps with a quota by amount. */
  WITH_AMOUNT,

  /** Everybody else. */
  WITHOUT_AMOUNT,

  /** Reps with a quota by count. */
  WITH_COUNT,

  /** Everybody else. */
  WITHOUT_COUNT,

  /** Of each team the members and those of all teams below it, at the time of the win. */
  UNDER_TEAM
}
