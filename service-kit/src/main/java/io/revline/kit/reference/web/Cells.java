package io.revline.kit.reference.web;

import io.revline.kit.csv.CsvRow;
import io.revline.kit.problem.InvalidInput;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a table that are no text; blank ones are null. */
public final class Cells {
  private Cells() {}

  /**
   * A decimal number with a point.
   *
   * @throws InvalidInput when it is none
   */
  public static @Nullable BigDecimal decimal(CsvRow row, String column) {
    @Nullable String cell = row.cell(column);
    if (cell == null) {
      return null;
    }
    if (!cell.strip().matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
      throw InvalidInput.of(column, "'%s' is no number such as 1200.50".formatted(cell));
    }
    return new BigDecimal(cell.strip());
  }

  /**
   * A date.
   *
   * @throws InvalidInput when it is none
   */
  public static @Nullable LocalDate date(CsvRow row, String column) {
    @Nullable String cell = row.cell(column);
    return cell == null ? null : date(column, cell);
  }

  /**
   * A date, wherever it was written.
   *
   * @throws InvalidInput when it is none
   */
  public static LocalDate date(String field, String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw InvalidInput.of(field, "'%s' is no date such as 2017-10-01".formatted(text));
    }
  }

  /**
   * True or false.
   *
   * @throws InvalidInput when it is neither
   */
  public static @Nullable Boolean truth(CsvRow row, String column) {
    @Nullable String cell = row.cell(column);
    if (cell == null) {
      return null;
    }
    return switch (cell.strip()) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw InvalidInput.of(column, "'%s' is neither true nor false".formatted(cell));
    };
  }
}
