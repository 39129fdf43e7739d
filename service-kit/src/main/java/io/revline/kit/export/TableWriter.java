package io.revline.kit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one table, row by row. What is not finished must not look whole. */
interface TableWriter {
  /** Writes the next row: text, numbers, dates, instants, truth and null. */
  void row(List<@Nullable Object> cells) throws IOException;

  /** Ends the table. */
  void finish() throws IOException;

  /** Begins a table. */
  @FunctionalInterface
  interface Start {
    TableWriter of(Table table, OutputStream body) throws IOException;
  }
}
