package io.revline.forecast.series.web;

import io.revline.forecast.series.Index;
import io.revline.forecast.series.Index.IndexValue;
import io.revline.kit.csv.CsvFile;
import io.revline.kit.csv.CsvRow;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An index as a table in CSV: a month and its value in each row. It is taken whole or not. */
final class IndexTable {
  private static final String MONTH = "month";
  private static final String VALUE = "value";
  private static final int MOST_REPORTED = 100;

  /** As much as any index has, and no more than a number can hold exactly enough. */
  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(12);

  private static final int MOST_DECIMALS = 9;

  private IndexTable() {}

  /**
   * Reads a table.
   *
   * @throws InvalidInput with line, column and reason of every row that is wrong
   */
  static Index read(byte @Nullable [] file) {
    List<Violation> wrong = new ArrayList<>();
    List<IndexValue> values = new ArrayList<>();
    for (CsvRow row : CsvFile.read(file == null ? new byte[0] : file, List.of(MONTH, VALUE))) {
      try {
        values.add(new IndexValue(month(row.cell(MONTH)), value(row.cell(VALUE))));
      } catch (InvalidInput e) {
        e.violations().stream()
            .map(each ->
                new Violation("line %d, %s".formatted(row.line(), each.field()), each.message()))
            .forEach(wrong::add);
      }
    }
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong.subList(0, Math.min(wrong.size(), MOST_REPORTED)));
    }
    return new Index(values);
  }

  private static YearMonth month(@Nullable String cell) {
    if (cell == null || cell.length() != "2017-11".length()) {
      throw noMonth();
    }
    try {
      return YearMonth.parse(cell);
    } catch (DateTimeException e) {
      throw noMonth();
    }
  }

  private static InvalidInput noMonth() {
    return InvalidInput.of(MONTH, "must be a month such as 2017-11");
  }

  private static BigDecimal value(@Nullable String cell) {
    try {
      BigDecimal value = new BigDecimal(cell == null ? "" : cell.strip());
      if (value.abs().compareTo(LARGEST) < 0 && value.scale() <= MOST_DECIMALS) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number that is too large.
    }
    throw InvalidInput.of(
        VALUE, "must be a number such as 101.5, below 10^12, with at most 9 decimals");
  }
}
