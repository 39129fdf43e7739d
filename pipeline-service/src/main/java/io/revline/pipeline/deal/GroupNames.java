package io.revline.pipeline.deal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.revline.kit.database.Sql;
import io.revline.kit.reference.NameReader;
import io.revline.kit.reference.Names;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
          .weigher((String type, Known known) -> known.names.byId().size() + 1)
          .build();

  private final NameReader reader;
  private final DataSource database;

  GroupNames(NameReader reader, DataSource database) {
    this.reader = reader;
    this.database = database;
  }

  private record Known(long versions, Names names) {}

  /** The names of all objects of a type, as was known before a recorded time. */
  Names of(String type, Instant known) {
    long versions =
        Sql.of("SELECT count(*) AS versions FROM reference_version WHERE type = ?", type)
            .add(" AND recorded_at < ?", known)
            .first(database, row -> row.getLong("versions"))
            .orElseThrow();
    Known last = kept.getIfPresent(type);
    if (last == null || last.versions != versions) {
      last = new Known(versions, reader.known(type, known));
      kept.put(type, last);
    }
    return last.names;
  }
}
