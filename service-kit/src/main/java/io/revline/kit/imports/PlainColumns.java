package io.revline.kit.imports;

import io.revline.kit.csv.CsvRow;
import io.revline.kit.imports.file.Cell;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The columns that a mapping fills of a table that has columns of its own. */
public final class PlainColumns {
  private PlainColumns() {}

  /**
   * Checks that the mapping names columns of the table that it fills.
   *
   * @param offered those the table has
   * @throws InvalidInput naming those it does not have
   */
  public static void check(Mapping mapping, List<String> offered) {
    List<Violation> wrong =
        columns(mapping).keySet().stream()
            .filter(name -> !offered.contains(name))
            .map(name ->
                new Violation("mapping.columns." + name, "is no column here, use " + offered))
            .toList();
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
  }

  /**
   * The cells of a row by the columns they fill; blank ones are left out.
   *
   * @throws InvalidInput naming the column of the row that cannot be read
   */
  public static CsvRow of(Mapping mapping, RowReader reader, Row row) {
    Map<String, String> cells = new HashMap<>();
    columns(mapping)
        .forEach(
            (name, cell) -> reader.plain(name, cell, row).ifPresent(text -> cells.put(name, text)));
    return new CsvRow(row.line(), cells);
  }

  private static Map<String, Cell> columns(Mapping mapping) {
    return Objects.requireNonNull(mapping.columns());
  }
}
