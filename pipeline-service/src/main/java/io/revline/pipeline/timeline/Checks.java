package io.revline.pipeline.timeline;

import io.revline.kit.problem.InvalidInput;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the parts of a deal are held to. */
final class Checks {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Checks() {}

  static String text(String field, @Nullable String value, int longest) {
    if (value == null || value.isBlank() || value.length() > longest) {
      throw InvalidInput.of(field, "is required and has 1 to %d characters".formatted(longest));
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw InvalidInput.of(field, "must not contain control characters");
    }
    return value;
  }

  /** A number in its shortest plain form, so that equal ones are equal as text too. */
  static BigDecimal decimal(String field, @Nullable BigDecimal value) {
    if (value == null) {
      throw InvalidInput.of(field, "is required: a decimal string such as \"12.5\"");
    }
    BigDecimal shortest = value.stripTrailingZeros();
    if (shortest.scale() > 4 || (long) shortest.precision() - shortest.scale() > 12) {
      throw InvalidInput.of(field, "must have at most 12 digits before the point and 4 behind it");
    }
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  static BigDecimal percent(String field, @Nullable BigDecimal value) {
    BigDecimal percent = decimal(field, value);
    if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
      throw InvalidInput.of(field, "must be from 0 to 100");
    }
    return percent;
  }
}
