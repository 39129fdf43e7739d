package io.revline.kit.database;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A statement that takes any number of rows at once, as one array for each column: it is sent,
 * planned and carried out once, however many they are.
 *
 * @param <T> what a row is made of
 */
public final class BulkStatement<T> {
  private final String text;
  private final List<Column<T>> columns;

  private BulkStatement(String text, List<Column<T>> columns) {
    this.text = text;
    this.columns = List.copyOf(columns);
  }

  /**
   * A column of the rows.
   *
   * @param type of PostgreSQL, which reads the text of the value
   * @param value of a row; null stays null
   */
  public record Column<T>(String name, String type, Function<T, @Nullable Object> value) {
    /** The same column of rows that have such a part. */
    public <R> Column<R> of(Function<R, T> part) {
      return new Column<>(name, type, row -> value.apply(part.apply(row)));
    }

    private String parameter() {
      return "?::" + type + "[]";
    }

    private String[] texts(Collection<T> rows) {
      return rows.stream()
          .map(row -> Objects.toString(value.apply(row), null))
          .toArray(String[]::new);
    }
  }

  /** Inserts rows into a table, in their order. */
  public static <T> BulkStatement<T> insertInto(String table, List<Column<T>> columns) {
    return new BulkStatement<>(
        "INSERT INTO %s (%s) SELECT * FROM %s".formatted(table, names(columns), rows(columns)),
        columns);
  }

  /** Changes rows of a table as the given rows say, whose columns are named {@code given.…}. */
  public static <T> BulkStatement<T> update(
      String table, String assignment, List<Column<T>> columns, String condition) {
    return new BulkStatement<>(
        "UPDATE %s SET %s FROM %s AS given (%s) WHERE %s"
            .formatted(table, assignment, rows(columns), names(columns), condition),
        columns);
  }

  /** The same with something more at its end, for example ON CONFLICT. */
  public BulkStatement<T> and(String more) {
    return new BulkStatement<>(text + more, columns);
  }

  /** The statement about these rows. */
  public Sql with(Collection<T> rows) {
    return Sql.of(text, columns.stream().map(column -> (Object) column.texts(rows)).toArray());
  }

  private static <T> String rows(List<Column<T>> columns) {
    return columns.stream().map(Column::parameter).collect(joining(", ", "unnest(", ")"));
  }

  private static <T> String names(List<Column<T>> columns) {
    return columns.stream().map(Column::name).collect(joining(", "));
  }
}
