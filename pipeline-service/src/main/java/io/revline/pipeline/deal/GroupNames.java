package io.revline.pipeline.deal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Keeps what people call reps, teams, regions, accounts and products. No version of any is ever
 * taken away, so where as many are known, the same are known.
 */
@ApplicationScoped
class GroupNames {
  /** Some 15 MB. */
  private static final int MOST_NAMES = 100_000;

  private final Cache<String, Known> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_NAMES)
          .weigher((String type, Known known) -> known.names.size() + 1)
          .build();

  private final DataSource database;

  GroupNames(DataSource database) {
    this.database = database;
  }

  private record Known(long versions, Map<String, String> names) {}

  /** The names by id of all objects of a type, as was known before a recorded time. */
  Map<String, String> of(String type, Instant known) {
    long versions =
        Sql.of("SELECT count(*) AS versions FROM reference_version WHERE type = ?", type)
            .add(" AND recorded_at < ?", known)
            .first(database, row -> row.getLong("versions"))
            .orElseThrow();
    Known last = kept.getIfPresent(type);
    if (last == null || last.versions != versions) {
      last = new Known(versions, read(type, known));
      kept.put(type, last);
    }
    return last.names;
  }

  private Map<String, String> read(String type, Instant known) {
    Map<String, String> names = new HashMap<>();
    Sql.of("SELECT id, body ->> 'name' AS name FROM reference_known(?, ?)", type, known)
        .list(database, row -> names.put(row.getString("id"), row.getString("name")));
    return names;
  }
}
