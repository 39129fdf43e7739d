package io.revline.kit.csv;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param line the line of the file it starts on, from 1
 * @param cells its cells that are not blank, by column
 */
public record CsvRow(long line, Map<String, String> cells) {
  public CsvRow {
    cells = Map.copyOf(cells);
  }

  /** A cell, or null where it is blank. */
  public @Nullable String cell(String column) {
    return cells.get(column);
  }
}
