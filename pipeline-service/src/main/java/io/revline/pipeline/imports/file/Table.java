package io.revline.pipeline.imports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.revline.kit.problem.InvalidInput;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/** A CSV file in UTF-8 with a header, read row by row. */
public final class Table implements AutoCloseable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> header;

  /** A row: the line it starts on, and its cells. */
  public record Row(long line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws InvalidInput when there is none, or a column has no name or another's
   */
  public Table(Path file) {
    try {
      Reader text =
          new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder());
      reader =
          CsvReader.builder().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    records = reader.iterator();
    if (!hasNext()) {
      throw InvalidInput.of("file", "is empty: a header is needed");
    }
    header =
        records.next().getFields().stream()
            .map(cell -> cell.replace(BYTE_ORDER_MARK, "").strip())
            .toList();
    if (header.contains("") || new HashSet<>(header).size() < header.size()) {
      throw InvalidInput.of("file", "every column needs a name of its own: " + header);
    }
  }

  /** The names of the columns. */
  public List<String> header() {
    return header;
  }

  /**
   * Whether there is another row.
   *
   * @throws InvalidInput when the file cannot be read on
   */
  public boolean hasNext() {
    try {
      return records.hasNext();
    } catch (CsvParseException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw InvalidInput.of("file", "is not UTF-8: save it as UTF-8");
      }
      throw e;
    }
  }

  /** The next row. */
  public Row next() {
    try {
      CsvRecord row = records.next();
      return new Row(row.getStartingLineNumber(), row.getFields());
    } catch (CsvParseException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvalidInput unreadable(CsvParseException e) {
    if (e.getCause() instanceof CharacterCodingException) {
      return InvalidInput.of("file", "is not UTF-8: save it as UTF-8");
    }
    return InvalidInput.of("file", "is not readable as CSV: " + e.getMessage());
  }
}
