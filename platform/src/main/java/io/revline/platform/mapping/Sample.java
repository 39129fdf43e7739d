package io.revline.platform.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.revline.platform.PlatformException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first rows of a table.
 *
 * @param columns its header
 * @param rows as many cells each as there are columns
 */
record Sample(List<String> columns, List<List<String>> rows) {
  private static final int MOST_BYTES = 1_000_000;
  private static final int MOST_ROWS = 1_000;
  private static final String SEPARATORS = ",;\t|";

  Sample {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads the beginning of a file.
   *
   * @throws PlatformException when it is no table
   */
  static Sample of(Path file) throws IOException {
    String text = beginning(file);
    List<CsvRecord> records = new ArrayList<>();
    try (Stream<CsvRecord> stream =
        CsvReader.builder()
            .fieldSeparator(separator(text.lines().findFirst().orElse("")))
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)
            .stream()) {
      stream.limit(MOST_ROWS).forEach(records::add);
    } catch (CsvParseException e) {
      throw new PlatformException("%s is no table: %s".formatted(file, e.getMessage()), e);
    }
    if (records.isEmpty()) {
      throw new PlatformException("%s is empty: a header is needed.".formatted(file));
    }
    List<String> columns = records.getFirst().getFields().stream().map(String::strip).toList();
    return new Sample(
        columns,
        records.stream()
            .skip(1)
            .map(CsvRecord::getFields)
            .filter(cells -> cells.size() == columns.size())
            .map(cells -> cells.stream().map(String::strip).toList())
            .toList());
  }

  /** The cells of a column that are not blank. */
  List<String> cells(String column) {
    int index = columns.indexOf(column);
    return rows.stream().map(cells -> cells.get(index)).filter(cell -> !cell.isEmpty()).toList();
  }

  private static String beginning(Path file) throws IOException {
    byte[] bytes;
    try (var stream = Files.newInputStream(file)) {
      bytes = stream.readNBytes(MOST_BYTES);
    }
    String text = decoded(bytes, bytes.length == MOST_BYTES);
    int last = text.lastIndexOf('\n');
    // The last row of a part may be cut in two.
    return bytes.length == MOST_BYTES && last > 0 ? text.substring(0, last + 1) : text;
  }

  private static String decoded(byte[] bytes, boolean cut) {
    try {
      int whole = cut ? bytes.length - 4 : bytes.length;
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, whole)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  private static char separator(String header) {
    char best = ',';
    for (char candidate : SEPARATORS.toCharArray()) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(character -> character == wanted).count();
  }
}
