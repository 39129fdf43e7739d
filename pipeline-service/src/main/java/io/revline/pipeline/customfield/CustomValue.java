package io.revline.pipeline.customfield;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Checks values of custom fields and gives them their one form as text. */
final class CustomValue {
  private static final int LONGEST = 500;
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

  private CustomValue() {}

  /**
   * A value as text.
   *
   * @param wrong makes an exception of what is wrong
   */
  static String of(CustomField field, Object value, Function<String, RuntimeException> wrong) {
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    return switch (field.type()) {
      case TEXT -> text(field, value, text, wrong);
      case NUMBER -> number(field, text, wrong);
      case DATE -> date(text, wrong);
      case BOOLEAN -> {
        check(text.equals("true") || text.equals("false"), "must be true or false", wrong);
        yield text;
      }
      case CHOICE -> {
        check(field.choices().contains(text), "must be one of " + field.choices(), wrong);
        yield text;
      }
    };
  }

  private static String text(
      CustomField field, Object value, String text, Function<String, RuntimeException> wrong) {
    check(value instanceof String, "must be a string", wrong);
    check(
        !text.isBlank()
            && text.length() <= LONGEST
            && text.chars().noneMatch(Character::isISOControl),
        "must have 1 to 500 characters, none of them for control",
        wrong);
    String pattern = field.pattern();
    check(
        pattern == null || Pattern.matches(pattern, text),
        "must match the pattern " + pattern,
        wrong);
    return text;
  }

  private static String number(
      CustomField field, String text, Function<String, RuntimeException> wrong) {
    check(DECIMAL.matcher(text).matches(), "must be a number such as 12.5", wrong);
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    BigDecimal min = field.min();
    BigDecimal max = field.max();
    check(min == null || number.compareTo(min) >= 0, "must be at least " + min, wrong);
    check(max == null || number.compareTo(max) <= 0, "must be at most " + max, wrong);
    return number.toPlainString();
  }

  private static String date(String text, Function<String, RuntimeException> wrong) {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeException e) {
      throw wrong.apply("must be a date such as 2026-12-31");
    }
  }

  private static void check(
      boolean holds, String otherwise, Function<String, RuntimeException> wrong) {
    if (!holds) {
      throw wrong.apply(otherwise);
    }
  }
}
