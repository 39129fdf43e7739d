package io.revline.kit.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the columns of a table. The header is fixed, whatever the rows hold.
 *
 * @param names the header
 * @param rows the rows that one thing makes, their cells in the order of the names: most make one
 */
public record Columns<V>(List<String> names, Function<V, List<List<@Nullable Object>>> rows) {
  public Columns {
    names = List.copyOf(names);
  }

  /**
   * The columns of a record are named like its fields in JSON, with a dot before those of a record
   * within: {@code amount.currency}.
   */
  public static <V> Columns<V> of(Class<V> type) {
    List<String> names = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    collect("", type, each -> each, names, cells);
    return new Columns<>(names, each -> List.of(row(cells, each)));
  }

  /** The same without some of the columns: those that say of every row what the list says once. */
  public Columns<V> without(String... unwanted) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!Arrays.asList(unwanted).contains(names.get(i))) {
        kept.add(i);
      }
    }
    return new Columns<>(
        kept.stream().map(names::get).toList(),
        each -> rows.apply(each).stream().map(row -> picked(row, kept)).toList());
  }

  /** The same with one more column, or with other cells in the one of that name. */
  public Columns<V> with(String name, Function<V, @Nullable Object> cell) {
    int place = names.indexOf(name);
    return new Columns<>(
        place < 0 ? joined(names, List.of(name)) : names,
        each -> rows.apply(each).stream().map(row -> put(row, place, cell.apply(each))).toList());
  }

  /**
   * The same with columns for what stands in a list, behind the name of the list: {@code
   * changes.field}. Each thing in it has a row, in its order, and what stands beside the list is
   * said again in each; a list without any has one row, with nothing in these columns.
   */
  public <P> Columns<V> withEach(
      String name, Columns<P> parts, Function<V, @Nullable List<P>> list) {
    return new Columns<>(
        joined(names, parts.names().stream().map(part -> name + "." + part).toList()),
        each -> {
          List<List<@Nullable Object>> within = parts.rowsOf(list.apply(each));
          return rows.apply(each).stream()
              .flatMap(row -> within.stream().map(cells -> joined(row, cells)))
              .toList();
        });
  }

  /** The rows of all things in a list, or a blank one where there are none. */
  private List<List<@Nullable Object>> rowsOf(@Nullable List<V> list) {
    if (list == null || list.isEmpty()) {
      return List.of(Collections.nCopies(names.size(), null));
    }
    return list.stream().flatMap(each -> rows.apply(each).stream()).toList();
  }

  /** Finds what stands in one column. */
  @FunctionalInterface
  private interface Cell {
    @Nullable Object of(Object thing);
  }

  private static List<@Nullable Object> row(List<Cell> cells, Object thing) {
    List<@Nullable Object> row = new ArrayList<>();
    cells.forEach(cell -> row.add(cell.of(thing)));
    return row;
  }

  private static List<@Nullable Object> picked(List<@Nullable Object> row, List<Integer> kept) {
    List<@Nullable Object> picked = new ArrayList<>();
    kept.forEach(i -> picked.add(row.get(i)));
    return picked;
  }

  /** In place of a cell, or behind all where there is no such place. */
  private static List<@Nullable Object> put(
      List<@Nullable Object> row, int place, @Nullable Object value) {
    List<@Nullable Object> changed = new ArrayList<>(row);
    if (place < 0) {
      changed.add(value);
    } else {
      changed.set(place, value);
    }
    return changed;
  }

  private static <T extends @Nullable Object> List<T> joined(List<T> first, List<T> rest) {
    List<T> all = new ArrayList<>(first);
    all.addAll(rest);
    return all;
  }

  private static void collect(
      String prefix, Class<?> type, Cell owner, List<String> names, List<Cell> cells) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + component.getName();
      Cell cell =
          each -> {
            @Nullable Object record = owner.of(each);
            return record == null ? null : read(component, record);
          };
      if (isWithin(component.getType())) {
        collect(name + ".", component.getType(), cell, names, cells);
      } else {
        names.add(name);
        cells.add(cell);
      }
    }
  }

  /** A record that JSON writes as one value is no object there, so it has no columns of its own. */
  private static boolean isWithin(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .noneMatch(each -> each.getAccessor().isAnnotationPresent(JsonValue.class));
  }

  private static @Nullable Object read(RecordComponent component, Object record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("%s cannot be read".formatted(component), e);
    }
  }
}
