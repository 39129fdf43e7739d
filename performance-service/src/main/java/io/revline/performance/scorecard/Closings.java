package io.revline.performance.scorecard;

import io.revline.kit.figure.Row;
import io.revline.kit.reference.NameReader;
import io.revline.kit.reference.Names;
import io.revline.performance.scorecard.Quotas.Quota;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Adds up the deals that closed in a window where they are stored, by one statement. */
@ApplicationScoped
class Closings {
  private final DataSource database;
  private final Facts facts;
  private final NameReader names;

  Closings(DataSource database, Facts facts, NameReader names) {
    this.database = database;
    this.facts = facts;
    this.names = names;
  }

  /**
   * All groups and what they add up to.
   *
   * @param groups in the order of their keys
   * @param total of all
   */
  record Closed(List<Group> groups, Group total) {
    /** None of it. */
    static final Closed NOTHING = new Closed(List.of(), new Group(Row.TOTAL, Row.TOTAL, Map.of()));

    Closed {
      groups = List.copyOf(groups);
    }
  }

  /** One row of the answer: of a group or of all. */
  private record Cell(Scope scope, Part part, @Nullable String key, Tally tally) {}

  /**
   * What closed, in each scope that has any.
   *
   * @param quotas whose holders are apart from the others
   */
  Map<Scope, Closed> of(Question question, List<Quota> quotas) {
    Map<Scope, List<Cell>> byScope = new EnumMap<>(Scope.class);
    facts
        .placed(question)
        .add(Sums.of(question, quotas))
        .list(database, Closings::cell)
        .forEach(
            cell -> byScope.computeIfAbsent(cell.scope(), scope -> new ArrayList<>()).add(cell));
    Names known = question.grouping().names(names, question.times().knownAt());
    Map<Scope, Closed> closed = new EnumMap<>(Scope.class);
    byScope.forEach((scope, cells) -> closed.put(scope, closed(cells, known)));
    return closed;
  }

  private static Closed closed(List<Cell> cells, Names names) {
    Map<String, Map<Part, Tally>> byKey = new TreeMap<>();
    Map<Part, Tally> all = new HashMap<>();
    for (Cell cell : cells) {
      (cell.key() == null ? all : byKey.computeIfAbsent(cell.key(), key -> new HashMap<>()))
          .merge(cell.part(), cell.tally(), Tally::plus);
    }
    List<Group> groups = new ArrayList<>();
    byKey.forEach((key, tallies) -> groups.add(new Group(key, names.label(key), tallies)));
    return new Closed(groups, new Group(Row.TOTAL, Row.TOTAL, all));
  }

  private static Cell cell(ResultSet row) throws SQLException {
    return new Cell(
        Scope.valueOf(row.getString("scope")),
        Part.valueOf(row.getString("part")),
        row.getInt("of_all_keys") == 1 ? null : row.getString("key"),
        Tally.read(row));
  }
}
