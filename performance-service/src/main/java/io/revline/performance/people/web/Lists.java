package io.revline.performance.people.web;

import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.reference.Reference;
import io.revline.performance.people.Directory;
import io.revline.performance.people.Directory.Found;
import io.revline.performance.people.Directory.Stretch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers lists: a page of one, or all of it as a table. */
@ApplicationScoped
class Lists {
  private final Directory directory;
  private final Exports exports;

  Lists(Directory directory, Exports exports) {
    this.directory = directory;
    this.exports = exports;
  }

  /**
   * A list by id. A table is read page by page while others write, so all of it is as known at one
   * time, the watermark at the start where none is given.
   */
  <T, R> Listing<R> of(
      String name,
      Columns<R> columns,
      @Nullable String knownAt,
      @Nullable Integer limit,
      @Nullable String cursor,
      Function<Stretch, Found<T>> find,
      BiFunction<Reference<T>, @Nullable Instant, R> shape) {
    @Nullable Instant asked = Listing.known(knownAt);
    @Nullable Instant known = asked == null && exports.isTable() ? directory.watermark() : asked;
    return exports.list(
        name,
        columns,
        limit,
        cursor,
        (size, after) -> Listing.of(find.apply(Listing.stretch(known, size, after)), shape));
  }
}
