package io.revline.performance.scorecard;

import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What people call reps, teams and regions. */
@ApplicationScoped
class Labels {
  private final DataSource database;

  Labels(DataSource database) {
    this.database = database;
  }

  /**
   * Names by key.
   *
   * @param names of those who have one
   */
  record Of(Map<String, String> names) {
    /** The key itself where nobody has said a name. */
    String label(String key) {
      return names.getOrDefault(key, key);
    }
  }

  /** The names of a grouping's keys as they were known. */
  Of of(Grouping grouping, Instant knownAt) {
    Map<String, String> names = new HashMap<>();
    if (grouping.ofPeople()) {
      Sql.of(
              "SELECT id, body ->> 'name' AS name FROM reference_known(?, ?)",
              grouping.word(),
              knownAt)
          .list(database, row -> names.put(row.getString("id"), row.getString("name")));
    }
    return new Of(names);
  }
}
