package io.revline.kit.imports;

import java.util.List;

/**
 * A row of a table that is imported.
 *
 * @param number its number, from 1, not counting the header
 * @param line the line of the file it starts on
 * @param key what it is about: rows with the same key are read together
 * @param cells as they are
 */
public record Row(long number, long line, String key, List<String> cells) {
  public Row {
    cells = List.copyOf(cells);
  }
}
