package io.revline.pipeline.stage.file;

import io.revline.kit.http.Parameters;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields one by one and keeps what is wrong with them. A field that is wrong is read as its
 * stand-in, so that reading goes on; what was read may be used only if nothing was wrong.
 */
final class Fields {
  private final List<Violation> violations = new ArrayList<>();

  <T> T required(String path, @Nullable T value, T standIn) {
    if (value == null) {
      refuse(path, "is required");
      return standIn;
    }
    return value;
  }

  <T> T word(
      String path,
      @Nullable String word,
      Function<String, Optional<T>> reader,
      List<String> words,
      T standIn) {
    if (word == null) {
      refuse(path, "is required, one of " + words);
      return standIn;
    }
    Optional<T> value = reader.apply(word);
    if (value.isEmpty()) {
      refuse(path, "'%s' must be one of %s".formatted(word, words));
    }
    return value.orElse(standIn);
  }

  @Nullable Instant instant(String path, @Nullable String text) {
    try {
      return text == null ? null : Parameters.instant(path, text, Instant.EPOCH);
    } catch (InvalidInput e) {
      violations.addAll(e.violations());
      return null;
    }
  }

  void refuse(String path, String message) {
    violations.add(new Violation(path, message));
  }

  void end() {
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
  }
}
