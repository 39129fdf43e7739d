package io.revline.pipeline.imports.shape;

import io.revline.kit.problem.InvalidInput;
import java.util.List;
import java.util.function.BiConsumer;

/** A shape of tables whose rows are about deals. */
public interface DealShape {

  /**
   * What rows say.
   *
   * @param rows all rows about one deal in the order of the file, none of them skipped
   * @param rejected takes each row that cannot be used, and why
   */
  List<Reading> read(List<Row> rows, BiConsumer<Row, InvalidInput> rejected);
}
