package io.revline.kit.problem;

import org.jspecify.annotations.Nullable;

/** Reads short texts that people and other systems enter: names, keys, ids. */
public final class Texts {
  private static final int LONGEST = 200;

  private Texts() {}

  /**
   * A text that must be there, without the space around it.
   *
   * @throws InvalidInput when it is absent, too long, or has control characters
   */
  public static String required(String field, @Nullable String text) {
    String present = optional(field, text);
    if (present == null) {
      throw InvalidInput.of(field, "is required");
    }
    return present;
  }

  /**
   * A text that may be absent, which blank means too, without the space around it.
   *
   * @throws InvalidInput when it is too long or has control characters
   */
  public static @Nullable String optional(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String stripped = text.strip();
    if (stripped.length() > LONGEST) {
      throw InvalidInput.of(field, "must have at most " + LONGEST + " characters");
    }
    if (stripped.chars().anyMatch(Character::isISOControl)) {
      throw InvalidInput.of(field, "must not have control characters");
    }
    return stripped;
  }
}
