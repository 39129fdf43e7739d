package io.revline.kit.rebuild;

import io.revline.kit.database.Sql;
import io.revline.kit.rebuild.RebuildRuns.Compared;
import java.util.List;
import javax.sql.DataSource;

/**
 * A table beside the one made again of it: what differs is counted and mended within the caller's
 * transaction, so that readers see either the old rows or the new ones.
 */
final class Comparison {
  private final DataSource database;
  private final ProjectionTable table;
  private final List<String> told;

  Comparison(DataSource database, ProjectionTable table) {
    this.database = database;
    this.table = table;
    this.told =
        Sql.of("SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass", served())
            .add(" AND attnum > 0 AND NOT attisdropped ORDER BY attnum")
            .list(database, row -> row.getString("attname"))
            .stream()
            .filter(column -> !table.learned().contains(column))
            .toList();
  }

  /** An empty table of the same shape in the schema {@code rebuild}. */
  void prepare() {
    Sql.of("DROP TABLE IF EXISTS " + fresh()).update(database);
    Sql.of("CREATE TABLE %s (LIKE %s INCLUDING ALL)".formatted(fresh(), served())).update(database);
  }

  /** Nobody writes the table until the transaction ends; everybody may read it. */
  void lock() {
    Sql.of("LOCK TABLE " + served() + " IN SHARE ROW EXCLUSIVE MODE").update(database);
  }

  Compared mend() {
    long all = count("SELECT count(*) FROM %s AS s WHERE %s".formatted(served(), table.scope()));
    long removed =
        Sql.of("DELETE FROM %s AS s WHERE %s AND NOT EXISTS".formatted(served(), table.scope()))
            .add(" (SELECT FROM %s AS f WHERE %s)".formatted(fresh(), same(table.keys())))
            .update(database);
    long changed =
        Sql.of("UPDATE %s AS s SET %s".formatted(served(), assignments()))
            .add(" FROM %s AS f WHERE %s".formatted(fresh(), same(table.keys())))
            .add(" AND (%s) IS DISTINCT FROM (%s)".formatted(columns("s"), columns("f")))
            .update(database);
    long added =
        Sql.of("INSERT INTO %s SELECT * FROM %s AS f WHERE NOT EXISTS".formatted(served(), fresh()))
            .add(" (SELECT FROM %s AS s WHERE %s)".formatted(served(), same(table.keys())))
            .update(database);
    Sql.of("DROP TABLE " + fresh()).update(database);
    return new Compared(all - removed - changed, added, changed, removed);
  }

  private long count(String query) {
    return Sql.of(query).first(database, row -> row.getLong(1)).orElseThrow();
  }

  private String assignments() {
    return String.join(", ", told.stream().map(column -> column + " = f." + column).toList());
  }

  private String columns(String alias) {
    return "ROW(" + String.join(", ", told.stream().map(it -> alias + "." + it).toList()) + ")";
  }

  private static String same(List<String> keys) {
    return String.join(
        " AND ", keys.stream().map(key -> "s.%1$s = f.%1$s".formatted(key)).toList());
  }

  private String served() {
    return "public." + table.name();
  }

  private String fresh() {
    return Rebuilds.SCHEMA + "." + table.name();
  }
}
