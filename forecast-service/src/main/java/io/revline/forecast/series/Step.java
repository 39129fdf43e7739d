package io.revline.forecast.series;

import io.revline.kit.calendar.PeriodLevel;
import io.revline.kit.problem.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long the periods of a series are, and after how many of them it repeats itself. */
enum Step {
  MONTH(PeriodLevel.MONTH, 3, 12, 120, 24),
  QUARTER(PeriodLevel.QUARTER, 1, 4, 40, 8);

  private static final String FIELD = "step";

  private final PeriodLevel level;
  private final int quarter;
  private final int year;
  private final int memory;
  private final int farthest;

  Step(PeriodLevel level, int quarter, int year, int memory, int farthest) {
    this.level = level;
    this.quarter = quarter;
    this.year = year;
    this.memory = memory;
    this.farthest = farthest;
  }

  /**
   * Reads a step.
   *
   * @throws InvalidInput for any other word
   */
  static Step of(@Nullable String word) {
    return Arrays.stream(values())
        .filter(step -> step.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            InvalidInput.of(
                FIELD,
                "is required, one of " + List.of(values()).stream().map(Step::word).toList()));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  PeriodLevel level() {
    return level;
  }

  /** How many make a quarter. Business to business, what is won swings with the quarter's end. */
  int quarter() {
    return quarter;
  }

  /** How many make a year. */
  int year() {
    return year;
  }

  /** How many are looked back at most: ten years. */
  int memory() {
    return memory;
  }

  /** How many are looked ahead at most: two years. */
  int farthest() {
    return farthest;
  }
}
