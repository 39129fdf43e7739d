package io.revline.performance.people.file;

import io.revline.kit.csv.CsvRow;
import io.revline.kit.problem.InvalidInput;
import io.revline.performance.people.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows with one id make one entry: the same object, and one more thing it has for each row. */
final class Groups {
  private static final String ID = "id";

  private Groups() {}

  /**
   * One entry for each id; rows without one stand alone, to be refused.
   *
   * @param own the columns in which all rows of an object must agree
   * @param reader makes an entry of an object's rows
   */
  static <T> Sheet<T> of(
      List<CsvRow> lines, List<String> own, Function<List<CsvRow>, Entry<T>> reader) {
    Map<Object, List<CsvRow>> byId = new LinkedHashMap<>();
    for (CsvRow line : lines) {
      Object key = Objects.requireNonNullElse(line.cell(ID), line.line());
      byId.computeIfAbsent(key, first -> new ArrayList<>()).add(line);
    }
    List<Entry<T>> entries = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    byId.values()
        .forEach(rows -> {
          entries.add(disagreement(rows, own, reader.apply(rows)));
          numbers.add(rows.getFirst().line());
        });
    return new Sheet<>(entries, numbers);
  }

  private static <T> Entry<T> disagreement(List<CsvRow> rows, List<String> own, Entry<T> entry) {
    CsvRow first = rows.getFirst();
    for (CsvRow row : rows) {
      for (String column : own) {
        @Nullable String cell = row.cell(column);
        if (!Objects.equals(first.cell(column), cell)) {
          return path -> {
            throw InvalidInput.of(
                column,
                "is '%s' on line %d and '%s' on line %d: all rows of one id must agree"
                    .formatted(first.cell(column), first.line(), cell, row.line()));
          };
        }
      }
    }
    return entry;
  }
}
