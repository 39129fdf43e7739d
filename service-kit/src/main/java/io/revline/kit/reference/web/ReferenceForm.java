package io.revline.kit.reference.web;

import io.revline.kit.csv.CsvRow;
import io.revline.kit.export.Columns;
import io.revline.kit.reference.Draft;
import io.revline.kit.reference.Reference;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of reference is written down at the edge.
 *
 * @param <T> its fields as they are kept
 * @param <Q> its fields as they come in
 * @param <V> its fields as they are shown
 */
public interface ReferenceForm<T, Q, V> {

  /** The record that JSON is read as. */
  Class<Q> request();

  /**
   * What a request says.
   *
   * @param id the id in the path, or null where the request holds it
   * @throws io.revline.kit.problem.InvalidInput naming the field
   */
  Draft<T> draft(@Nullable String id, Q request);

  /** An object as it is shown. */
  V view(Reference<T> reference);

  /** Its table, as it can be uploaded again; named like the fields in JSON, dotted where nested. */
  Columns<V> columns();

  /** A row of its table as a request. */
  Q fromRow(CsvRow row);
}
