package io.revline.forecast.model;

/**
 * What is known of a deal at a moment, as a number. The first ones tell time: while nothing happens
 * to a deal they go on by themselves. Days are 24 hours.
 */
enum Feature {
  AGE("days since it was created", true, 1),
  DAYS_IN_STAGE("days in its stage", true, 1),
  QUARTER_END("days to the end of the quarter", true, 0),
  DAYS_TO_CLOSE("days to the expected close date", false, -1),
  UNCHANGED("days since anything changed", false, 1),
  CLOSE_BEFORE_QUARTER_END("expected close date, days before its quarter ends", false, 0),
  PUSHES("how often the close date was pushed", false, 0),
  PUSHED_DAYS("days the close date was pushed", false, 0),
  PULLS("how often the close date was pulled in", false, 0),
  PULLED_DAYS("days the close date was pulled in", false, 0),
  STAGES("how often the stage changed", false, 0),
  STEPS_BACK("how often it went back to a stage it had left", false, 0),
  REOPENED("how often it was reopened", false, 0),
  CHANGES("how often anything changed", false, 0),
  AMOUNT("amount", false, 0),
  AMOUNT_GROWTH("how the amount changed since it was first known", false, 0);

  private final String words;
  private final boolean clock;
  private final int perDay;

  Feature(String words, boolean clock, int perDay) {
    this.words = words;
    this.clock = clock;
    this.perDay = perDay;
  }

  /** As a rep would say it. */
  String words() {
    return words;
  }

  /** Whether it tells time alone, and nothing that sets one deal apart. */
  boolean clock() {
    return clock;
  }

  /** How it changes with each day on which nothing happens. */
  int perDay() {
    return perDay;
  }
}
