package io.revline.forecast.rollup;

import io.revline.kit.problem.InvalidInput;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the deals of a rollup are grouped by. */
enum Grouping {
  /** By forecast category, from the vaguest to the done; what is won is {@code closed}. */
  CATEGORY("category", "CASE WHEN status = 'won' THEN 'closed' ELSE category END"),

  /** By owner: today's of an open deal as of the time asked about, the winner of a won one. */
  OWNER(
      "owner",
      "CASE WHEN status = 'won' THEN owner_at(deal_id, closed_at, known.at) ELSE owner END");

  private static final Map<String, String> CATEGORIES = categories();
  private static final List<String> CATEGORY_ORDER = List.copyOf(CATEGORIES.keySet());

  private final String word;
  private final String sql;

  Grouping(String word, String sql) {
    this.word = word;
    this.sql = sql;
  }

  static Grouping of(@Nullable String word) {
    for (Grouping grouping : values()) {
      if (grouping.word.equals(word)) {
        return grouping;
      }
    }
    throw InvalidInput.of("groupBy", "is required, one of [category, owner]");
  }

  String word() {
    return word;
  }

  /** The key of a deal as an SQL expression; null for a deal without. */
  String sql() {
    return sql;
  }

  Comparator<String> order() {
    return this == CATEGORY
        ? Comparator.comparingInt(CATEGORY_ORDER::indexOf)
        : Comparator.naturalOrder();
  }

  String label(String key) {
    return this == CATEGORY ? CATEGORIES.getOrDefault(key, key) : key;
  }

  private static Map<String, String> categories() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("pipeline", "Pipeline");
    labels.put("bestCase", "Best Case");
    labels.put("mostLikely", "Most Likely");
    labels.put("commit", "Commit");
    labels.put("closed", "Closed");
    return labels;
  }
}
