package io.revline.benchmarks.queries;

import java.util.List;
import java.util.stream.Stream;

/**
 * An order that lists of deals can have.
 *
 * @param word as the API says it
 * @param figure the name of what is measured
 * @param now the order in the table of deals, as SQL
 * @param past the order in the table of segments, as SQL
 */
record ListOrder(String word, String figure, String now, String past) {
  private static final String CLOSE_DATE = "coalesce(close_date, 'infinity')";

  /** Every order that is documented, both ways. */
  static final List<ListOrder> ALL =
      Stream.of(
              both("createdAt", "list-created-at", "created_at", "created_at"),
              both("updatedAt", "list-updated-at", "updated_at", "valid_from"),
              both("closeDate", "list-close-date", CLOSE_DATE, CLOSE_DATE),
              both("name", "list-name", "name", "name"))
          .flatMap(List::stream)
          .toList();

  private static List<ListOrder> both(String word, String figure, String now, String past) {
    return List.of(
        new ListOrder(word, figure, now + ", id", past + ", id"),
        new ListOrder(
            "-" + word, figure + "-down", now + " DESC, id DESC", past + " DESC, id DESC"));
  }
}
