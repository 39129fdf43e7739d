package io.revline.kit.calendar;

import java.util.List;

/** How the thirteen weeks of a quarter fall into its three periods. */
public enum WeekPattern {
  /** 4, 4 and 5 weeks. */
  WEEKS_4_4_5("4-4-5", 4, 8),
  /** 4, 5 and 4 weeks. */
  WEEKS_4_5_4("4-5-4", 4, 9),
  /** 5, 4 and 4 weeks. */
  WEEKS_5_4_4("5-4-4", 5, 9);

  private static final int WEEKS_OF_A_QUARTER = 13;

  private final String word;
  private final List<Integer> startsInQuarter;

  WeekPattern(String word, int second, int third) {
    this.word = word;
    this.startsInQuarter = List.of(0, second, third);
  }

  /** As people write it: {@code 4-4-5}. */
  public String word() {
    return word;
  }

  /** How many weeks of the year come before a period, 0 to 11. */
  int weeksBefore(int period) {
    return period / 3 * WEEKS_OF_A_QUARTER + startsInQuarter.get(period % 3);
  }
}
