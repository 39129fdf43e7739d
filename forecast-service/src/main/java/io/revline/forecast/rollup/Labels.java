package io.revline.forecast.rollup;

import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** How people say what the groups of a rollup stand for. */
@ApplicationScoped
class Labels {
  private final DataSource database;

  Labels(DataSource database) {
    this.database = database;
  }

  /** Categories in words, reps, teams and regions by the name known then; others as their key. */
  UnaryOperator<String> of(Grouping grouping, Instant knownAt) {
    if (grouping == Grouping.CATEGORY) {
      return Category::label;
    }
    Map<String, String> names =
        grouping.named().map(type -> names(type.name(), knownAt)).orElse(Map.of());
    return key -> names.getOrDefault(key, key);
  }

  private Map<String, String> names(String type, Instant knownAt) {
    Map<String, String> names = new HashMap<>();
    Sql.of("SELECT id, body ->> 'name' AS name FROM reference_known(?, ?)", type, knownAt)
        .list(database, row -> Map.entry(row.getString("id"), row.getString("name")))
        .forEach(name -> names.put(name.getKey(), name.getValue()));
    return names;
  }
}
