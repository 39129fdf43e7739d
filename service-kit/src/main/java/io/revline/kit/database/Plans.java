package io.revline.kit.database;

import javax.sql.DataSource;

/** When PostgreSQL plans a statement that it has planned before. */
public final class Plans {
  private Plans() {}

  /**
   * Lets it keep plans until the transaction ends, for one that does the same many times: also the
   * foreign keys of many rows are checked row by row.
   */
  public static void keep(DataSource database) {
    Sql.of("SELECT set_config('plan_cache_mode', 'auto', true)").list(database, row -> row);
  }
}
