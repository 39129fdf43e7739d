package io.revline.kit.http;

import io.revline.kit.problem.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where a page of a list with one fixed order ended: the last row's sort values as text. */
public final class ListCursor {
  private static final String SEPARATOR = "\n";

  private ListCursor() {}

  /** The text callers send back; no value has a line break. */
  public static String encode(String... values) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads what a caller sent back as {@code cursor}.
   *
   * @param size how many values the list's order has
   * @throws InvalidInput when it is no cursor of such a list
   */
  public static List<String> decode(String text, int size) {
    return decode("cursor", text, size);
  }

  /**
   * Reads what a caller sent back under another name.
   *
   * @param field that name
   * @param size how many values the list's order has
   * @throws InvalidInput when it is no cursor of such a list
   */
  public static List<String> decode(String field, String text, int size) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      List<String> values = List.of(plain.split(SEPARATOR, -1));
      if (values.size() == size) {
        return values;
      }
    } catch (IllegalArgumentException garbled) {
      // Answered below, like a cursor of another list.
    }
    throw foreign(field);
  }

  /** What to say of a text that is no cursor of the list. */
  public static InvalidInput foreign(String field) {
    return InvalidInput.of(field, "is not a cursor of this list: start without one");
  }
}
