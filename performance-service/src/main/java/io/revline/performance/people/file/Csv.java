package io.revline.performance.people.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.revline.kit.csv.CsvRow;
import io.revline.kit.csv.FormulaGuard;
import io.revline.kit.problem.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * CSV in UTF-8 with a header. A cell that begins like a formula was written with an apostrophe
 * before it, which reading takes away again.
 */
public final class Csv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Csv() {}

  /**
   * The rows of a file.
   *
   * @param columns those that may be there, in any order
   * @throws InvalidInput when it is not UTF-8 or no CSV, or has a column that is not one of these
   */
  static List<CsvRow> read(byte[] file, List<String> columns) {
    String text = text(file);
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
      List<CsvRecord> records = reader.stream().toList();
      if (records.isEmpty()) {
        throw InvalidInput.of("file", "is empty: the first line names the columns " + columns);
      }
      List<String> header = header(records.getFirst().getFields(), columns);
      return records.stream().skip(1).map(row -> line(header, row)).toList();
    } catch (CsvParseException e) {
      throw InvalidInput.of("file", "is not readable as CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw InvalidInput.of("file", "is not UTF-8: save it as UTF-8");
    }
  }

  private static List<String> header(List<String> cells, List<String> columns) {
    List<String> header = cells.stream().map(String::strip).toList();
    if (!columns.containsAll(header) || new HashSet<>(header).size() < header.size()) {
      throw InvalidInput.of("file", "has the columns " + header + ", use each once of " + columns);
    }
    return header;
  }

  private static CsvRow line(List<String> header, CsvRecord row) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String cell = row.getField(i).strip();
      if (!cell.isEmpty()) {
        cells.put(header.get(i), FormulaGuard.read(cell));
      }
    }
    return new CsvRow(row.getStartingLineNumber(), cells);
  }
}
