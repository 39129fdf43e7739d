package io.revline.pipeline.stage;

import java.util.Arrays;
import java.util.Optional;

/** How surely deals of a stage are counted on. */
public enum ForecastCategory {
  /** Hoped for. */
  PIPELINE("pipeline"),
  /** Possible if all goes well. */
  BEST_CASE("bestCase"),
  /** Expected. */
  MOST_LIKELY("mostLikely"),
  /** Promised. */
  COMMIT("commit"),
  /** Done. */
  CLOSED("closed"),
  /** Counted nowhere. */
  OMITTED("omitted");

  private final String word;

  ForecastCategory(String word) {
    this.word = word;
  }

  /** The word on the wire: {@code bestCase}. */
  public String word() {
    return word;
  }

  /** The category of that {@link #word}, if there is one. */
  public static Optional<ForecastCategory> of(String word) {
    return Arrays.stream(values()).filter(category -> category.word.equals(word)).findFirst();
  }
}
