package io.revline.platform.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A table that is written row by row: UTF-8, with a header, what is not there is blank. */
final class Table implements AutoCloseable {
  private final CsvWriter writer;

  Table(Path file, String... header) throws IOException {
    this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    writer.writeRecord(header);
  }

  void row(Object... cells) {
    writer.writeRecord(Arrays.stream(cells).map(Object::toString).toArray(String[]::new));
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
