package io.revline.kit.reference;

import java.util.Locale;

/** What a change meant for its object. */
public enum ChangeKind {
  /** There was none before. */
  CREATED,
  /** Some of its fields took other values. */
  CHANGED,
  /** It is not there any more. */
  DELETED,
  /** It was deleted and is there again. */
  RESTORED;

  /** The word in the database and on the wire: {@code created}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a {@link #word}.
   *
   * @throws IllegalArgumentException for another
   */
  public static ChangeKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
