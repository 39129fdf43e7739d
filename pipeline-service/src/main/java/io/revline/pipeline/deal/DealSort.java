package io.revline.pipeline.deal;

import io.revline.kit.problem.InvalidInput;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The orders a list of deals can have. Each is a column that an index serves and a cast that turns
 * a cursor's text back into the column's type; deals without a close date come last. As of a past
 * time a deal was last updated when what stood then began.
 */
enum DealSort {
  CREATED_AT("createdAt", "d.created_at", "timestamptz"),
  UPDATED_AT("updatedAt", "d.updated_at", "timestamptz"),
  CLOSE_DATE("closeDate", "coalesce(d.close_date, 'infinity')", "date"),
  NAME("name", "d.name", "text");

  private final String word;
  private final String column;
  private final String type;

  DealSort(String word, String column, String type) {
    this.word = word;
    this.column = column;
    this.type = type;
  }

  /**
   * Reads {@code createdAt} or, downwards, {@code -createdAt}; newest first when absent.
   *
   * @param past whether deals are listed as of a past time
   */
  static Direction parse(@Nullable String text, boolean past) {
    String wanted = text == null ? "-createdAt" : text;
    boolean down = wanted.startsWith("-");
    String field = down ? wanted.substring(1) : wanted;
    return Arrays.stream(values())
        .filter(sort -> sort.word.equals(field))
        .map(sort -> new Direction(sort.as(past), sort.type, down, wanted))
        .findFirst()
        .orElseThrow(() ->
            InvalidInput.of(
                "sort",
                "must be one of %s, with - in front for downwards"
                    .formatted(Arrays.stream(values()).map(sort -> sort.word).toList())));
  }

  private String as(boolean past) {
    return past && this == UPDATED_AT ? "d.valid_from" : column;
  }

  /** An order as SQL: the column, its type, and the way it runs. */
  record Direction(String column, String type, boolean down, String word) {
    String orderBy() {
      String way = down ? " DESC" : "";
      return " ORDER BY " + column + way + ", d.id" + way;
    }

    String after() {
      return " AND (%s, d.id) %s (?::%s, ?)".formatted(column, down ? "<" : ">", type);
    }
  }
}
