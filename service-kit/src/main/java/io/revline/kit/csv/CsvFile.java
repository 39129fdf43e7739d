package io.revline.kit.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.revline.kit.problem.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A table in UTF-8 with commas and a header. Columns may stand in any order and be left out; cells
 * that were neutralised as they began like a formula are read as they were.
 */
public final class CsvFile {
  /** How many rows a file may have. */
  public static final int MOST_ROWS = 20_000;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvFile() {}

  /**
   * Reads a file.
   *
   * @param columns the columns there may be
   * @throws InvalidInput when it is no such table
   */
  public static List<CsvRow> read(byte[] file, List<String> columns) {
    List<CsvRecord> records = records(text(file));
    if (records.isEmpty()) {
      throw InvalidInput.of("file", "is empty: a header is needed, of " + columns);
    }
    if (records.size() > MOST_ROWS + 1) {
      throw InvalidInput.of("file", "must have at most " + MOST_ROWS + " rows: split it");
    }
    List<String> header = header(records.getFirst(), columns);
    return records.stream().skip(1).map(row -> row(header, row)).toList();
  }

  private static String text(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw InvalidInput.of("file", "is not UTF-8: save it as UTF-8");
    }
  }

  private static List<CsvRecord> records(String text) {
    List<CsvRecord> records = new ArrayList<>();
    try {
      CsvReader.builder()
          .allowExtraFields(true)
          .allowMissingFields(true)
          .ofCsvRecord(text)
          .forEach(records::add);
    } catch (CsvParseException e) {
      throw InvalidInput.of("file", "is not readable as CSV: " + e.getMessage());
    }
    return records;
  }

  private static List<String> header(CsvRecord first, List<String> columns) {
    List<String> header = first.getFields().stream().map(String::strip).toList();
    for (String name : header) {
      if (!columns.contains(name)) {
        throw InvalidInput.of("file", "column '%s' is none of %s".formatted(name, columns));
      }
    }
    if (new HashSet<>(header).size() < header.size()) {
      throw InvalidInput.of("file", "a column stands in the header twice: " + header);
    }
    return header;
  }

  private static CsvRow row(List<String> header, CsvRecord row) {
    if (row.getFieldCount() > header.size()) {
      throw InvalidInput.of(
          "line " + row.getStartingLineNumber(), "has more cells than the header has columns");
    }
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < row.getFieldCount(); i++) {
      String cell = FormulaGuard.read(row.getField(i));
      if (!cell.isBlank()) {
        cells.put(header.get(i), cell);
      }
    }
    return new CsvRow(row.getStartingLineNumber(), cells);
  }
}
