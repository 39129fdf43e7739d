package io.revline.performance.people;

import io.revline.kit.http.Parameters;
import io.revline.kit.problem.InvalidInput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields that all entries share. */
final class Fields {
  private static final int LONGEST = 200;

  private Fields() {}

  /** The id an object is sent under; where its path and its body both have one, they must agree. */
  static String id(@Nullable String entered, @Nullable String pathId) {
    if (pathId != null && entered != null && !entered.equals(pathId)) {
      throw InvalidInput.of("id", "is another than in the path: leave it out or let them agree");
    }
    return text("id", pathId == null ? entered : pathId);
  }

  /** Text that must be there: 1 to 200 characters, none of them control characters. */
  static String text(String field, @Nullable String entered) {
    if (entered == null || entered.isBlank()) {
      throw InvalidInput.of(field, "is required");
    }
    if (!entered.equals(entered.strip())) {
      throw InvalidInput.of(field, "must not begin or end with a space");
    }
    if (entered.length() > LONGEST || entered.chars().anyMatch(Character::isISOControl)) {
      throw InvalidInput.of(
          field, "must have at most " + LONGEST + " characters and no control characters");
    }
    return entered;
  }

  /** The same for text that may be absent. */
  static @Nullable String optionalText(String field, @Nullable String entered) {
    return entered == null ? null : text(field, entered);
  }

  /** A date, which means its first moment in UTC, or an instant; null when absent. */
  static @Nullable Instant moment(String field, @Nullable String entered) {
    return entered == null ? null : Parameters.instant(field, entered, Instant.EPOCH);
  }

  /** A list that may be absent. */
  static <T> List<T> listed(@Nullable List<T> entered) {
    return entered == null ? List.of() : entered;
  }
}
