package io.revline.pipeline.imports;

import io.revline.kit.caller.Caller;
import io.revline.kit.caller.Provenance;
import io.revline.kit.csv.CsvRow;
import io.revline.kit.problem.Forbidden;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.kit.reference.web.ReferenceSheet;
import io.revline.pipeline.imports.file.Cell;
import io.revline.pipeline.imports.file.Mapping;
import io.revline.pipeline.imports.file.Shape;
import io.revline.pipeline.imports.shape.Row;
import io.revline.pipeline.imports.shape.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tables of accounts, products and exchange rates: a row per object. */
@ApplicationScoped
class PlainTables {
  private final Instance<ReferenceSheet> sheets;

  PlainTables(Instance<ReferenceSheet> sheets) {
    this.sheets = sheets;
  }

  /**
   * Checks that the mapping names columns of the table that it fills.
   *
   * @throws InvalidInput naming those it does not have
   * @throws Forbidden when the caller may not write what the table holds
   */
  void check(Mapping mapping, Caller caller) {
    if (mapping.kind() == Shape.EXCHANGE_RATES && !caller.roles().contains("revops")) {
      throw new Forbidden("exchange rates are written by the role revops");
    }
    List<String> columns = sheet(mapping.kind()).columns();
    List<Violation> wrong =
        columns(mapping).keySet().stream()
            .filter(name -> !columns.contains(name))
            .map(name ->
                new Violation("mapping.columns." + name, "is no column here, use " + columns))
            .toList();
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
  }

  void apply(Mapping mapping, RowReader reader, List<Row> rows, Provenance by, Chunk chunk) {
    ReferenceSheet sheet = sheet(mapping.kind());
    for (Row row : rows) {
      try {
        chunk.done(sheet.write(cells(mapping, reader, row), by), 1);
      } catch (InvalidInput e) {
        chunk.reject(row, e);
      }
    }
  }

  private static CsvRow cells(Mapping mapping, RowReader reader, Row row) {
    Map<String, String> cells = new HashMap<>();
    columns(mapping)
        .forEach(
            (name, cell) -> reader.plain(name, cell, row).ifPresent(text -> cells.put(name, text)));
    return new CsvRow(row.line(), cells);
  }

  private static Map<String, Cell> columns(Mapping mapping) {
    return Objects.requireNonNull(mapping.columns());
  }

  private ReferenceSheet sheet(Shape shape) {
    return sheets.stream()
        .filter(sheet -> sheet.name().equals(shape.word()))
        .findFirst()
        .orElseThrow();
  }
}
