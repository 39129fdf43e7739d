package io.revline.kit.export;

import io.revline.kit.database.Sql;
import io.revline.kit.http.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A page of what is kept as it comes, the newest first.
 *
 * @param items what stands on it
 * @param next the cursor of the next page; null on the last
 */
public record NewestFirst<V>(List<V> items, @Nullable String next) implements Listed<V> {
  public NewestFirst {
    items = List.copyOf(items);
  }

  /**
   * Reads a page.
   *
   * @param table where rows are kept; each has an {@code id}, a UUID
   * @param time the column that says since when; it never changes
   * @param limit how many fit on the page
   * @param cursor where the page before ended; null for the first
   * @throws io.revline.kit.problem.InvalidInput when it is no cursor of this list
   */
  public static <V> NewestFirst<V> read(
      DataSource database,
      String table,
      String time,
      int limit,
      @Nullable String cursor,
      Sql.RowReader<V> reader) {
    Sql sql = Sql.of("SELECT * FROM " + table);
    if (cursor != null) {
      Cursor after = Cursor.decode(cursor, time);
      sql.add(" WHERE (%s, id) < (?, ?)".formatted(time), after.time(), after.id());
    }
    List<Cursor> ends = new ArrayList<>();
    List<V> found =
        sql.add(" ORDER BY %s DESC, id DESC LIMIT ?".formatted(time), limit + 1)
            .list(
                database,
                row -> {
                  String at = Sql.instant(row, time).toString();
                  ends.add(new Cursor(time, at, row.getObject("id", UUID.class)));
                  return reader.read(row);
                });
    return found.size() <= limit
        ? new NewestFirst<>(found, null)
        : new NewestFirst<>(found.subList(0, limit), ends.get(limit - 1).encode());
  }
}
