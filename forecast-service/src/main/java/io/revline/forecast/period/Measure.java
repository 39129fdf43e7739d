package io.revline.forecast.period;

import io.revline.kit.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What is counted of a deal. */
enum Measure {
  /** Its amount in the corporate currency. */
  AMOUNT("amount"),

  /** The deal itself, in parts where several share it. */
  COUNT("count");

  private final String word;

  Measure(String word) {
    this.word = word;
  }

  /**
   * The measure of a word; absent, the amount.
   *
   * @throws InvalidInput for any other word
   */
  static Measure of(@Nullable String word) {
    for (Measure measure : values()) {
      if (word == null || measure.word.equals(word)) {
        return measure;
      }
    }
    throw InvalidInput.of("measure", "'" + word + "' is no measure, use amount or count");
  }

  String word() {
    return word;
  }
}
