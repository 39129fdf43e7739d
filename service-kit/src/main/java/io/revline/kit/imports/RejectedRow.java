package io.revline.kit.imports;

import java.util.List;

/**
 * A row that could not be used.
 *
 * @param row its number, from 1, not counting the header
 * @param line the line of the file it starts on
 * @param column the column at fault
 * @param reason what is wrong with it
 * @param cells the row as it was
 */
public record RejectedRow(long row, long line, String column, String reason, List<String> cells) {
  public RejectedRow {
    cells = List.copyOf(cells);
  }
}
