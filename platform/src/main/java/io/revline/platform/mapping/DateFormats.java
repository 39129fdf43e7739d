package io.revline.platform.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out how dates are written. */
final class DateFormats {
  /** Of two that read the same cells, such as 3/4/2026, the first is taken. */
  private static final List<String> KNOWN =
      List.of(
          "yyyy-MM-dd",
          "yyyy-MM-dd HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ssXXX",
          "MM/dd/yy hh:mm a",
          "M/d/yyyy",
          "M/d/yy",
          "d/M/yyyy",
          "d.M.yyyy",
          "d.M.yy",
          "dd-MM-yyyy HH:mm",
          "dd-MM-yyyy",
          "d-MMM-yy");

  private DateFormats() {}

  /** The format that all cells are written in, if there is one and there are cells. */
  static Optional<String> of(List<String> cells) {
    return cells.isEmpty()
        ? Optional.empty()
        : KNOWN.stream()
            .filter(format -> cells.stream().allMatch(cell -> reads(format, cell)))
            .findFirst();
  }

  private static boolean reads(String format, String cell) {
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(format)
            .toFormatter(Locale.ENGLISH);
    try {
      LocalDate.from(formatter.parse(cell));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
