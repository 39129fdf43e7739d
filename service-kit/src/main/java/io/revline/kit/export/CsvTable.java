package io.revline.kit.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.revline.kit.csv.FormulaGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as CSV: RFC 4180 in UTF-8, dates in ISO 8601. */
final class CsvTable implements TableWriter {
  private final CsvWriter csv;

  CsvTable(Table table, OutputStream body) {
    csv = CsvWriter.builder().build(new OutputStreamWriter(body, StandardCharsets.UTF_8));
    csv.writeRecord(table.columns());
  }

  @Override
  public void row(List<@Nullable Object> cells) {
    csv.writeRecord(cells.stream().map(CsvTable::text).toList());
  }

  @Override
  public void finish() throws IOException {
    csv.flush();
  }

  private static String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case String text -> FormulaGuard.written(text);
      case BigDecimal number -> number.toPlainString();
      default -> cell.toString();
    };
  }
}
