package io.revline.performance.people.file;

import io.revline.kit.problem.InvalidInput;
import io.revline.performance.people.Entry;
import io.revline.performance.people.file.Csv.Line;
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
      List<Line> lines, List<String> own, Function<List<Line>, Entry<T>> reader) {
    Map<Object, List<Line>> byId = new LinkedHashMap<>();
    for (Line line : lines) {
      Object key = Objects.requireNonNullElse(line.cell(ID), line.number());
      byId.computeIfAbsent(key, first -> new ArrayList<>()).add(line);
    }
    List<Entry<T>> entries = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    byId.values()
        .forEach(rows -> {
          entries.add(disagreement(rows, own, reader.apply(rows)));
          numbers.add(rows.getFirst().number());
        });
    return new Sheet<>(entries, numbers);
  }

  private static <T> Entry<T> disagreement(List<Line> rows, List<String> own, Entry<T> entry) {
    Line first = rows.getFirst();
    for (Line row : rows) {
      for (String column : own) {
        @Nullable String cell = row.cell(column);
        if (!Objects.equals(first.cell(column), cell)) {
          return path -> {
            throw InvalidInput.of(
                column,
                "is '%s' on line %d and '%s' on line %d: all rows of one id must agree"
                    .formatted(first.cell(column), first.number(), cell, row.number()));
          };
        }
      }
    }
    return entry;
  }
}
