package io.revline.pipeline.timeline;

import io.revline.kit.problem.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is odd about a deal's history, which is recorded as it was all the same. */
public enum HistoryFlag {
  /** It was won or lost, or is expected to be, before its source says it was created. */
  CLOSES_BEFORE_CREATED("closesBeforeCreated"),
  /** Nothing is known of a time when it was open. */
  BORN_CLOSED("bornClosed"),
  /** It was won and then lost, or lost and then won, without being open in between. */
  CLOSED_AGAIN("closedAgain");

  private final String word;

  HistoryFlag(String word) {
    this.word = word;
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /** Flags as one text: their words with commas between, or null for none. */
  public static @Nullable String text(Set<HistoryFlag> flags) {
    return flags.isEmpty()
        ? null
        : flags.stream().map(HistoryFlag::word).collect(Collectors.joining(","));
  }

  /** Reads a {@link #text}. */
  public static Set<HistoryFlag> flags(@Nullable String text) {
    return text == null
        ? Set.of()
        : Arrays.stream(text.split(",")).map(HistoryFlag::of).collect(Collectors.toSet());
  }

  /**
   * Reads a {@link #word}.
   *
   * @throws InvalidInput naming the words there are
   */
  public static HistoryFlag of(String word) {
    List<String> words = Arrays.stream(values()).map(HistoryFlag::word).toList();
    if (!words.contains(word)) {
      throw InvalidInput.of("flag", "'%s' must be one of %s".formatted(word, words));
    }
    return values()[words.indexOf(word)];
  }
}
