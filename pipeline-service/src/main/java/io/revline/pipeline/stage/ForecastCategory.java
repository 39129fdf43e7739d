package io.revline.pipeline.stage;

import io.revline.kit.problem.InvalidInput;
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
  public static Optional<ForecastCategory> find(String word) {
    return Arrays.stream(values()).filter(category -> category.word.equals(word)).findFirst();
  }

  /**
   * Reads a {@link #word}.
   *
   * @throws InvalidInput naming the words there are
   */
  public static ForecastCategory of(String word) {
    return find(word)
        .orElseThrow(() ->
            InvalidInput.of(
                "forecastCategory",
                "must be one of " + Arrays.stream(values()).map(ForecastCategory::word).toList()));
  }
}
