package io.revline.kit.reference;

import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Reads what the groups of a figure were called. */
@ApplicationScoped
public class NameReader {
  private final DataSource database;

  NameReader(DataSource database) {
    this.database = database;
  }

  /**
   * The names of all objects of a type, as was known before a recorded time.
   *
   * @param type the word of a {@link ReferenceType}
   */
  public Names known(String type, Instant knownAt) {
    Map<String, String> names = new HashMap<>();
    Sql.of("SELECT id, body ->> 'name' AS name FROM reference_known(?, ?)", type, knownAt)
        .list(database, row -> names.put(row.getString("id"), row.getString("name")));
    return new Names(names);
  }
}
