package io.revline.forecast.rollup;

import java.util.Arrays;
import java.util.List;

/** The forecast categories that count, from the vaguest to the done. Omitted counts nowhere. */
enum Category {
  PIPELINE("pipeline", "Pipeline"),
  BEST_CASE("bestCase", "Best Case"),
  MOST_LIKELY("mostLikely", "Most Likely"),
  COMMIT("commit", "Commit"),
  CLOSED("closed", "Closed");

  private static final String OPEN_PIPELINE = "openPipeline";
  private static final List<String> WORDS = Arrays.stream(values()).map(Category::word).toList();

  private final String word;
  private final String label;

  Category(String word, String label) {
    this.word = word;
    this.label = label;
  }

  String word() {
    return word;
  }

  /** Reads a {@link #word}. */
  static Category of(String word) {
    return values()[position(word)];
  }

  /** The category as people say it; any other word as it is. */
  static String label(String word) {
    return Arrays.stream(values())
        .filter(category -> category.word.equals(word))
        .findFirst()
        .map(category -> category.label)
        .orElse(word);
  }

  /** Where the category stands among all; other words come first. */
  static int position(String word) {
    return WORDS.indexOf(word);
  }

  /** METRICS.md, "forecast, single category": each alone. */
  static List<ForecastLine> single() {
    return Arrays.stream(values())
        .map(category ->
            new ForecastLine(
                category.word, category.label, cell -> cell.dated() && cell.category() == category))
        .toList();
  }

  /**
   * METRICS.md, "forecast, cumulative": Commit has Closed in it, Most Likely has Commit, Best Case
   * has Most Likely; Open Pipeline is all that is open.
   */
  static List<ForecastLine> cumulative() {
    return Arrays.stream(values())
        .map(category ->
            category == PIPELINE
                ? new ForecastLine(OPEN_PIPELINE, "Open Pipeline", Cell::open)
                : new ForecastLine(
                    category.word,
                    category.label,
                    cell -> cell.dated() && cell.category().compareTo(category) >= 0))
        .toList();
  }
}
