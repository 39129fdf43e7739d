package io.revline.pipeline.activity;

import io.revline.kit.problem.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of thing somebody does for a deal. */
public enum ActivityType {
  /** They talked. */
  CALL,
  /** They met. */
  MEETING,
  /** They wrote. */
  MAIL,
  /** Something to be done, which counts once it is. */
  TASK;

  /** The word on the wire: {@code call}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a {@link #word}.
   *
   * @throws InvalidInput naming the words there are
   */
  public static ActivityType of(@Nullable String word) {
    List<String> words = Arrays.stream(values()).map(ActivityType::word).toList();
    if (word == null || !words.contains(word)) {
      throw InvalidInput.of("type", "is required, one of " + words);
    }
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
