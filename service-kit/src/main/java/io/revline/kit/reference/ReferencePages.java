package io.revline.kit.reference;

import io.revline.kit.database.Sql;
import io.revline.kit.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lists the references that exist, by id. */
@ApplicationScoped
public class ReferencePages {
  private static final String SORT = "id";

  /** Ids name their object alone, so a page's end needs nothing more to be found again. */
  private static final UUID NO_TIE = new UUID(0, 0);

  private final DataSource database;
  private final References references;

  ReferencePages(DataSource database, References references) {
    this.database = database;
    this.references = references;
  }

  /** A page of a list, and where the next one starts, if there is one. */
  public record Page<T>(List<Reference<T>> items, @Nullable String next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * A page.
   *
   * @param filters the values that fields must have, as text; names come from code, never from
   *     callers
   * @param limit the page's size
   * @param cursor where the page before ended, or null for the first
   */
  public <T> Page<T> page(
      ReferenceType<T> type, Map<String, String> filters, int limit, @Nullable String cursor) {
    Sql sql = filtered(type, filters);
    if (cursor != null) {
      sql.add(" AND id > ?", Cursor.decode(cursor, SORT).value());
    }
    List<Reference<T>> found =
        sql.add(" ORDER BY id LIMIT ?", limit + 1)
            .list(database, row -> references.reference(type, row));
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<Reference<T>> page = found.subList(0, limit);
    return new Page<>(page, new Cursor(SORT, page.getLast().id(), NO_TIE).encode());
  }

  private static Sql filtered(ReferenceType<?> type, Map<String, String> filters) {
    Sql sql = Sql.of("SELECT * FROM reference_known(?, 'infinity') WHERE true", type.name());
    filters.forEach((field, value) -> sql.add(" AND body ->> '" + field + "' = ?", value));
    return sql;
  }
}
