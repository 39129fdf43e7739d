package io.revline.kit.imports;

import io.revline.kit.problem.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of some rows: counts, and rejected rows with their reasons. */
public final class Chunk {
  private final Tally tally = new Tally();
  private final Map<Row, InvalidInput> rejected = new LinkedHashMap<>();

  /** The row cannot be used. */
  public void reject(Row row, InvalidInput reason) {
    rejected.put(row, reason);
    tally.rejected++;
  }

  void skip() {
    tally.skipped++;
  }

  /**
   * Rows are applied.
   *
   * @param isNews whether they changed anything
   */
  public void done(boolean isNews, int rows) {
    tally.add(isNews, rows);
  }

  Tally tally() {
    return tally;
  }

  Map<Row, InvalidInput> rejected() {
    return rejected;
  }
}
