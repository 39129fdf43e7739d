package io.revline.testkit.upgrade;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * The rows of a database, table by table, in the text form of {@code COPY}; those of Flyway, which
 * tell how the database came about, are left out.
 *
 * @param tables by their names
 */
public record StoredRows(SortedMap<String, Table> tables) {
  private static final Pattern BEGIN =
      Pattern.compile("COPY (?:public\\.)?(\\w+) \\((.+)\\) FROM stdin;");
  private static final String END = "\\.";

  /**
   * One table.
   *
   * @param columns their names, in the order of the values
   * @param rows sorted
   */
  public record Table(List<String> columns, List<String> rows) {}

  /** All that a database holds. */
  public static StoredRows in(Connection connection) throws SQLException {
    SortedMap<String, List<String>> columns = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT table_name, column_name FROM information_schema.columns
                JOIN information_schema.tables USING (table_schema, table_name)
                WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                  AND table_name <> 'flyway_schema_history'
                ORDER BY table_name, ordinal_position
                """)) {
      while (row.next()) {
        columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>()).add(row.getString(2));
      }
    }
    return in(connection, columns);
  }

  /** The same columns of the same tables, as they are in a database now. */
  public StoredRows now(Connection connection) throws SQLException {
    SortedMap<String, List<String>> columns = new TreeMap<>();
    tables.forEach((name, table) -> columns.put(name, table.columns()));
    return in(connection, columns);
  }

  private static StoredRows in(Connection connection, SortedMap<String, List<String>> columns)
      throws SQLException {
    SortedMap<String, Table> tables = new TreeMap<>();
    for (Map.Entry<String, List<String>> table : columns.entrySet()) {
      StringWriter text = new StringWriter();
      try {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                "COPY (SELECT %s FROM %s) TO STDOUT"
                    .formatted(quoted(table.getValue()), table.getKey()),
                text);
      } catch (IOException e) {
        throw new SQLException(e);
      }
      tables.put(
          table.getKey(), new Table(table.getValue(), text.toString().lines().sorted().toList()));
    }
    return new StoredRows(tables);
  }

  /** Reads the form in which {@code pg_dump --data-only} writes rows. */
  static StoredRows parse(String text) {
    SortedMap<String, Table> tables = new TreeMap<>();
    Iterator<String> lines = text.lines().iterator();
    while (lines.hasNext()) {
      Matcher begin = BEGIN.matcher(lines.next());
      if (begin.matches()) {
        List<String> rows = new ArrayList<>();
        for (String row = lines.next(); !row.equals(END); row = lines.next()) {
          rows.add(row);
        }
        List<String> columns =
            List.of(begin.group(2).split(", ")).stream()
                .map(column -> column.replace("\"", ""))
                .toList();
        tables.put(begin.group(1), new Table(columns, rows.stream().sorted().toList()));
      }
    }
    return new StoredRows(tables);
  }

  /** Puts the rows into a database in the place of all that is there, by its administrator. */
  void storeIn(Connection administrator) throws SQLException {
    try (Statement statement = administrator.createStatement()) {
      // Rows of tables that refer to each other come in no order.
      statement.execute("SET session_replication_role = replica");
      statement.execute("TRUNCATE " + String.join(", ", tables.keySet()));
    }
    for (Map.Entry<String, Table> table : tables.entrySet()) {
      try {
        administrator
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY %s (%s) FROM STDIN"
                    .formatted(table.getKey(), quoted(table.getValue().columns())),
                new StringReader(String.join("\n", table.getValue().rows()) + "\n"));
      } catch (IOException e) {
        throw new SQLException(e);
      }
    }
  }

  private static String quoted(List<String> columns) {
    return "\"" + String.join("\", \"", columns) + "\"";
  }
}
