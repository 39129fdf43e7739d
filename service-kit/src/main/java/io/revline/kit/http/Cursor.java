package io.revline.kit.http;

import io.revline.kit.problem.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the last row's sort value and id. It is opaque to callers and bound to the
 * sort order it was made under.
 *
 * @param sort the sort order
 * @param value the last row's value as text, or null where it has none
 * @param id the last row's id, which breaks ties
 */
public record Cursor(String sort, @Nullable String value, UUID id) {
  private static final String NONE = "-";
  private static final String SOME = "+";

  /** The text callers send back. */
  public String encode() {
    String plain = sort + "\n" + id + "\n" + (value == null ? NONE : SOME + value);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads what a caller sent back.
   *
   * @throws InvalidInput when it is not a cursor of this sort order
   */
  public static Cursor decode(String text, String sort) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\n", 3);
      if (parts.length == 3 && parts[0].equals(sort)) {
        String value = parts[2].startsWith(SOME) ? parts[2].substring(1) : null;
        return new Cursor(sort, value, UUID.fromString(parts[1]));
      }
    } catch (IllegalArgumentException garbled) {
      // Answered below, like a cursor of another list.
    }
    throw foreign();
  }

  /**
   * The last row's value, in a list that is sorted by a time.
   *
   * @throws InvalidInput when it is none
   */
  public Instant time() {
    try {
      return Instant.parse(Objects.requireNonNullElse(value, NONE));
    } catch (DateTimeParseException e) {
      throw foreign();
    }
  }

  private static InvalidInput foreign() {
    return InvalidInput.of(
        "cursor", "is not a cursor of this list and sort order: start without one");
  }
}
