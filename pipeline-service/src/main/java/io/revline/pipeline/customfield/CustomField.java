package io.revline.pipeline.customfield;

import io.revline.kit.problem.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a field that a customer adds to deals.
 *
 * @param label what people call it
 * @param type what values it takes
 * @param choices the values of a choice, at least one; of other types none
 * @param required whether people must give a value when they create a deal, and may not clear it
 * @param pattern what a text must match as a whole, a regular expression; null for anything
 * @param min the least number; null for any
 * @param max the greatest number; null for any
 */
public record CustomField(
    String label,
    FieldType type,
    List<String> choices,
    boolean required,
    @Nullable String pattern,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max) {

  /**
   * The parts fit together.
   *
   * @throws InvalidInput naming the part that does not
   */
  public CustomField {
    if (label == null || label.isBlank() || label.length() > 200) {
      throw InvalidInput.of("label", "is required and has 1 to 200 characters");
    }
    choices = List.copyOf(choices);
    if (choices.isEmpty() == (type == FieldType.CHOICE)) {
      throw InvalidInput.of("choices", "are of a choice, which has at least one");
    }
    if (choices.size() > 200 || choices.stream().anyMatch(each -> each.isBlank())) {
      throw InvalidInput.of("choices", "must be at most 200, none of them blank");
    }
    if (pattern != null && type != FieldType.TEXT) {
      throw InvalidInput.of("pattern", "is of texts only");
    }
    if ((min != null || max != null) && type != FieldType.NUMBER) {
      throw InvalidInput.of(min != null ? "min" : "max", "is of numbers only");
    }
    if (min != null && max != null && min.compareTo(max) > 0) {
      throw InvalidInput.of("min", "must not be greater than max");
    }
    checkPattern(pattern);
  }

  private static void checkPattern(@Nullable String pattern) {
    if (pattern == null) {
      return;
    }
    if (pattern.length() > 200) {
      throw InvalidInput.of("pattern", "must have at most 200 characters");
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw InvalidInput.of("pattern", "is no regular expression: " + e.getDescription());
    }
  }
}
