package io.revline.performance.people.file;

import io.revline.performance.people.Entry;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a file.
 *
 * @param entries in the order of their first lines
 * @param lines the first line of each
 */
public record Sheet<T>(List<Entry<T>> entries, List<Long> lines) {
  public Sheet {
    entries = List.copyOf(entries);
    lines = List.copyOf(lines);
  }

  /** A moment as a cell: a date where it is the first moment of one in UTC. */
  public static @Nullable Object cell(@Nullable Instant moment) {
    if (moment == null) {
      return null;
    }
    var utc = moment.atOffset(ZoneOffset.UTC);
    return utc.toLocalTime().equals(LocalTime.MIDNIGHT) ? utc.toLocalDate() : moment;
  }
}
