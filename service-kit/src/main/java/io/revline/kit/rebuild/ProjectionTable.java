package io.revline.kit.rebuild;

import java.util.List;

/**
 * A table that holds nothing but what events say, so that it can be made again from them.
 *
 * @param name the table
 * @param keys the columns that name a row
 * @param learned the columns that say when this service heard of it: they are kept, as the events
 *     cannot tell them
 * @param scope an SQL condition on the rows that stem from the consumer, of several that share the
 *     table
 */
public record ProjectionTable(String name, List<String> keys, List<String> learned, String scope) {
  /** The lists are copied. */
  public ProjectionTable {
    keys = List.copyOf(keys);
    learned = List.copyOf(learned);
  }

  /** A table of one consumer alone, all of which the events tell. */
  public static ProjectionTable of(String name, String... keys) {
    return new ProjectionTable(name, List.of(keys), List.of(), "true");
  }
}
