package io.revline.kit.imports;

import io.revline.kit.database.Sql;
import java.util.List;
import java.util.UUID;

/** Takes back what an import told. */
public interface Undo {

  /** What an import changed: a query with one column of text, a row for each object. */
  Sql changedBy(UUID job);

  /**
   * Takes back what an import told of some objects, within the caller's transaction.
   *
   * @param undone the import that told it
   * @param rows the key of each is what {@link #changedBy} gave
   * @param chunk is told what came of each row
   */
  void apply(Running job, UUID undone, List<Row> rows, Chunk chunk);
}
