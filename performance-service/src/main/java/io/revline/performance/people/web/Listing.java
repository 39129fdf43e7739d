package io.revline.performance.people.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.export.Listed;
import io.revline.kit.http.Parameters;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Reference;
import io.revline.performance.people.Directory.Found;
import io.revline.performance.people.Directory.Stretch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list by id.
 *
 * @param items the page
 * @param next the cursor of the next page, absent on the last
 * @param knownAt the recorded time up to which the answer is complete
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Listing<R>(List<R> items, @Nullable String next, Instant knownAt) implements Listed<R> {
  private static final String MARK = "id\n";

  Listing {
    items = List.copyOf(items);
  }

  static <T, R> Listing<R> of(
      Found<T> found, BiFunction<Reference<T>, @Nullable Instant, R> shape) {
    return new Listing<>(
        found.items().stream().map(item -> shape.apply(item, null)).toList(),
        found.next() == null ? null : encoded(found.next()),
        found.knownAt());
  }

  /** The stretch that a page is. */
  static Stretch stretch(@Nullable Instant knownAt, int limit, @Nullable String cursor) {
    return new Stretch(knownAt, cursor == null ? null : decoded(cursor), limit);
  }

  /** A recorded time, or null for now. */
  static @Nullable Instant known(@Nullable String knownAt) {
    return knownAt == null ? null : Parameters.instant("knownAt", knownAt, Instant.EPOCH);
  }

  private static String encoded(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((MARK + id).getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cursor) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (plain.startsWith(MARK) && plain.indexOf('\0') < 0) {
        return plain.substring(MARK.length());
      }
    } catch (IllegalArgumentException garbled) {
      // Answered below.
    }
    throw InvalidInput.of("cursor", "is not a cursor of this list: start without one");
  }
}
