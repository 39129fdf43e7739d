package io.revline.kit.imports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.revline.kit.imports.file.Mapping.Layout;
import io.revline.kit.problem.InvalidInput;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of text, read row by row. How it is written is found out unless somebody says it. */
public final class Table implements AutoCloseable {
  /** Stands for a zero byte, which is no text: a cell with it is damaged. */
  public static final char NUL = '\u2400';

  private final String name;
  private final Charset encoding;
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
   * @param name what the file is called when something is wrong with it
   * @throws InvalidInput when there is none, or a column has no name or another's
   */
  public Table(String name, Path file, @Nullable Layout layout) {
    this.name = name;
    try {
      @Nullable String known = layout == null ? null : layout.encoding();
      encoding = known == null ? Encodings.of(file) : Charset.forName(known);
      Reader text = new InputStreamReader(Files.newInputStream(file), encoding.newDecoder());
      reader =
          CsvReader.builder()
              .fieldSeparator(separator(file, layout))
              .allowExtraFields(true)
              .allowMissingFields(true)
              .ofCsvRecord(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    records = reader.iterator();
    @Nullable List<String> named = layout == null ? null : layout.header();
    header = named == null ? firstRow() : List.copyOf(named);
    if (header.contains("") || new HashSet<>(header).size() < header.size()) {
      throw InvalidInput.of(name, "every column needs a name of its own: " + header);
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
        throw notEncoded();
      }
      throw e;
    }
  }

  /** The next row. */
  public Row next() {
    try {
      CsvRecord row = records.next();
      return new Row(
          row.getStartingLineNumber(), row.getFields().stream().map(Table::storable).toList());
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

  private List<String> firstRow() {
    if (!hasNext()) {
      throw InvalidInput.of(name, "is empty: a header is needed");
    }
    return next().cells().stream().map(Table::withoutMark).map(String::strip).toList();
  }

  /** A database keeps every character but one. */
  private static String storable(String cell) {
    return cell.replace((char) 0, NUL);
  }

  private static String withoutMark(String cell) {
    return cell.replace(Encodings.BYTE_ORDER_MARK, "");
  }

  private char separator(Path file, @Nullable Layout layout) throws IOException {
    @Nullable String known = layout == null ? null : layout.separator();
    return known == null ? Separators.of(file, encoding) : known.charAt(0);
  }

  private InvalidInput unreadable(CsvParseException e) {
    if (e.getCause() instanceof CharacterCodingException) {
      return notEncoded();
    }
    return InvalidInput.of(name, "is not readable as CSV: " + e.getMessage());
  }

  private InvalidInput notEncoded() {
    return InvalidInput.of(
        name, "is not %s: save it as UTF-8, or name its table.encoding".formatted(encoding));
  }
}
