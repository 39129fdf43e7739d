package io.revline.performance.people.file;

import io.revline.kit.csv.CsvRow;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A table of reps, teams or quotas, whatever file its rows come from. */
public final class PeopleTable<T> {
  private final List<String> columns;
  private final Map<String, String> nested;
  private final Function<List<CsvRow>, Sheet<T>> reader;

  /**
   * A table.
   *
   * @param nested the columns of fields that are called otherwise than their columns
   */
  PeopleTable(
      List<String> columns, Map<String, String> nested, Function<List<CsvRow>, Sheet<T>> reader) {
    this.columns = columns;
    this.nested = nested;
    this.reader = reader;
  }

  /** The columns it may have. */
  public List<String> columns() {
    return columns;
  }

  /** The entries that rows make. */
  public Sheet<T> read(List<CsvRow> rows) {
    return reader.apply(rows);
  }

  /** The column that a field of an entry is read from. */
  public String column(String field) {
    return nested.getOrDefault(field, field);
  }
}
