package io.revline.kit.export;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a table.
 *
 * @param name what it is called, in the plural: {@code deals}
 * @param columns the header
 * @param rows reads them from the first, as they are written; a cell is text, a number, a date, an
 *     instant, true or false, null, or anything else that JSON writes
 * @param asOf every change with business time before this counts, if there is such a time
 * @param knownAt of what was recorded before this, if there is such a time
 * @param next the cursor of what a limit has left out
 */
record Table(
    String name,
    List<String> columns,
    Supplier<Stream<List<@Nullable Object>>> rows,
    @Nullable Instant asOf,
    @Nullable Instant knownAt,
    @Nullable String next) {

  /** {@code deals_asOf-2017-10-01T000000Z_knownAt-….csv}: no file system minds such a name. */
  String fileName(String ending) {
    return name + time("_asOf-", asOf) + time("_knownAt-", knownAt) + "." + ending;
  }

  private static String time(String name, @Nullable Instant time) {
    return time == null ? "" : name + time.toString().replace(":", "");
  }
}
