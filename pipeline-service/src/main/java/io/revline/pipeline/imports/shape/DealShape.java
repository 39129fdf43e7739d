package io.revline.pipeline.imports.shape;

import io.revline.kit.imports.Row;
import io.revline.kit.problem.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A shape of tables whose rows are about deals. */
public interface DealShape {

  /**
   * What rows say.
   *
   * @param rows all rows about one deal in the order of the file, none of them skipped
   * @param rejected takes each row that cannot be used, and why
   */
  List<Reading> read(List<Row> rows, BiConsumer<Row, InvalidInput> rejected);

  /** What each row says by itself; those that cannot be used are rejected, the others stay. */
  static <T> List<T> each(
      List<Row> rows, Function<Row, T> reading, BiConsumer<Row, InvalidInput> rejected) {
    List<T> read = new ArrayList<>();
    for (Row row : rows) {
      try {
        read.add(reading.apply(row));
      } catch (InvalidInput e) {
        rejected.accept(row, e);
      }
    }
    return read;
  }
}
