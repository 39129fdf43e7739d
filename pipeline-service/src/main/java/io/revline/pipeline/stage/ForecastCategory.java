package io.revline.pipeline.stage;

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
}
