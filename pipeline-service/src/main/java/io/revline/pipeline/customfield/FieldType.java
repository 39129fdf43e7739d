package io.revline.pipeline.customfield;

import io.revline.kit.problem.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What values a custom field takes. */
public enum FieldType {
  /** Up to 500 characters. */
  TEXT,
  /** A decimal number. */
  NUMBER,
  /** A date without a time. */
  DATE,
  /** True or false. */
  BOOLEAN,
  /** One of a list of words. */
  CHOICE;

  /** The word on the wire: {@code text}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a {@link #word}.
   *
   * @throws InvalidInput naming the words there are
   */
  public static FieldType of(@Nullable String word) {
    List<String> words = Arrays.stream(values()).map(FieldType::word).toList();
    if (word == null || !words.contains(word)) {
      throw InvalidInput.of("type", "is required, one of " + words);
    }
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
