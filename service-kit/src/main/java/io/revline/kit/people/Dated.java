package io.revline.kit.people;

import io.revline.kit.problem.InvalidInput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds during [from, to) of business time; an end that is absent is open. */
public interface Dated {
  /** Its first moment; null for ever since. */
  @Nullable Instant from();

  /** The moment after its last; null while it lasts. */
  @Nullable Instant to();

  /** Whether both hold at some moment. */
  default boolean overlaps(Dated other) {
    return before(from(), other.to()) && before(other.from(), to());
  }

  /** The interval as people read it: {@code [2017-01-01T00:00:00Z, open)}. */
  default String interval() {
    return "[" + (from() == null ? "open" : from()) + ", " + (to() == null ? "open" : to()) + ")";
  }

  /**
   * It holds at some moment.
   *
   * @throws InvalidInput when it ends before it begins
   */
  static void requireLength(String field, @Nullable Instant from, @Nullable Instant to) {
    if (!before(from, to)) {
      throw InvalidInput.of(field + "to", "must be later than from");
    }
  }

  /**
   * No two of them hold at one moment.
   *
   * @throws InvalidInput naming two that do
   */
  static void requireApart(String field, String rule, List<? extends Dated> all) {
    for (int i = 0; i < all.size(); i++) {
      for (Dated other : all.subList(i + 1, all.size())) {
        if (all.get(i).overlaps(other)) {
          throw InvalidInput.of(
              field,
              "%s: %s and %s overlap, end the first where the second begins"
                  .formatted(rule, all.get(i).interval(), other.interval()));
        }
      }
    }
  }

  private static boolean before(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null || from.isBefore(to);
  }
}
