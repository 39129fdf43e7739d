package io.revline.kit.imports;

import io.revline.kit.caller.Caller;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.imports.file.Shape;
import io.revline.kit.problem.Forbidden;
import io.revline.kit.problem.InvalidInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a service does with tables of some shapes. */
public interface Importer {

  /** The shapes it takes; no two importers share one. */
  Set<Shape> shapes();

  /** How many rows at most are applied in one transaction, unless more of them have one key. */
  int chunk();

  /**
   * Checks what only the service knows of a mapping.
   *
   * @throws InvalidInput when it names what is not there
   * @throws Forbidden when the caller may not write what the table holds
   */
  void check(Mapping mapping, RowReader rows, Caller caller);

  /**
   * What a row is about. Rows of one key are applied together, keys one after the other in their
   * order; rows with a blank key stand alone.
   *
   * @param number the row's, from 1
   */
  String key(Mapping mapping, RowReader rows, long number, List<String> cells);

  /**
   * Applies rows within the caller's transaction.
   *
   * @param rows of each key all, none of them skipped
   * @param chunk is told what came of each row
   */
  void apply(Running job, Mapping mapping, RowReader reader, List<Row> rows, Chunk chunk);

  /** How its imports are taken back, if they can be. */
  default Optional<Undo> undo() {
    return Optional.empty();
  }
}
