package io.revline.kit.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Settings of the database that hold for some statements only. */
public final class LocalSettings {
  private LocalSettings() {}

  /**
   * Does something with settings that are gone when its transaction ends.
   *
   * @param settings by name, such as {@code work_mem}
   */
  public static <T> T with(DataSource database, Map<String, String> settings, Supplier<T> work) {
    return QuarkusTransaction.joiningExisting()
        .call(() -> {
          settings.forEach((name, value) ->
              Sql.of("SELECT set_config(?, ?, true)", name, value)
                  .first(database, row -> row.getString(1)));
          return work.get();
        });
  }
}
