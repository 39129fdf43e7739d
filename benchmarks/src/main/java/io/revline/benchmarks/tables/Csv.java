package io.revline.benchmarks.tables;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows for {@code COPY ... (FORMAT csv)}. */
public final class Csv {
  private Csv() {}

  /** A line with its end; null is an empty cell. */
  public static String line(@Nullable Object... cells) {
    StringBuilder line = new StringBuilder();
    for (Object cell : cells) {
      line.append(quoted(Objects.toString(cell, ""))).append(',');
    }
    line.setCharAt(line.length() - 1, '\n');
    return line.toString();
  }

  private static String quoted(String cell) {
    return cell.indexOf('"') < 0 && cell.indexOf(',') < 0
        ? cell
        : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
