package io.revline.pipeline.deal;

import io.revline.kit.database.Sql;
import io.revline.kit.http.ListCursor;
import io.revline.kit.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What deals name and nobody has told of. Such deals are taken all the same: what they name may be
 * told later, and counts from then on.
 */
@ApplicationScoped
public class UnknownReferences {
  /** Each once for a deal, whether as its owner or as one who shares the credit. */
  private static final String UNKNOWN =
      """
      WITH standing AS (SELECT id, account, owner, products, splits FROM deal WHERE NOT deleted),
      named (kind, id, deals) AS (
        SELECT 'account', account, count(*) FROM standing GROUP BY account
        UNION ALL
        SELECT 'product', line ->> 'product', count(DISTINCT standing.id)
        FROM standing, jsonb_array_elements(products::jsonb) AS line GROUP BY line ->> 'product'
        UNION ALL
        SELECT 'rep', rep, count(*)
        FROM (
          SELECT owner AS rep FROM standing
          UNION ALL
          SELECT split ->> 'rep' FROM standing, jsonb_array_elements(splits::jsonb) AS split
          WHERE split ->> 'rep' IS DISTINCT FROM owner) AS credited
        GROUP BY rep),
      known (kind, id) AS (
        SELECT 'account', id FROM reference_known('account', 'infinity')
        UNION ALL SELECT 'product', id FROM reference_known('product', 'infinity')
        UNION ALL SELECT 'rep', id FROM reference_known('rep', 'infinity'))
      SELECT kind, id, deals FROM named
      WHERE id IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM known WHERE known.kind = named.kind AND known.id = named.id)
      """;

  private final DataSource database;

  UnknownReferences(DataSource database) {
    this.database = database;
  }

  /**
   * Something that deals name.
   *
   * @param kind account, product or rep
   * @param id as the deals have it
   * @param deals how many name it, deleted ones left out
   */
  public record Named(String kind, String id, long deals) {}

  /** A page of them, and where the next one starts, if there is one. */
  public record Page(List<Named> items, @Nullable String next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * The accounts, then the products, then the reps, each by id.
   *
   * @param cursor where the page before ended, or null for the first
   * @throws InvalidInput when the cursor is of another list
   */
  public Page page(int limit, @Nullable String cursor) {
    Sql sql = Sql.of(UNKNOWN);
    if (cursor != null) {
      List<String> after = ListCursor.decode(cursor, 2);
      sql.add(" AND (kind, id) > (?, ?)", after.getFirst(), after.getLast());
    }
    List<Named> found =
        sql.add(" ORDER BY kind, id LIMIT ?", limit + 1)
            .list(
                database,
                row -> new Named(row.getString("kind"), row.getString("id"), row.getLong("deals")));
    if (found.size() <= limit) {
      return new Page(found, null);
    }
    List<Named> page = found.subList(0, limit);
    return new Page(page, ListCursor.encode(page.getLast().kind(), page.getLast().id()));
  }
}
