package io.revline.performance.scorecard;

import io.revline.kit.figure.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Adds up the deals that closed in a window where they are stored. */
@ApplicationScoped
class Closings {
  /**
   * A deal counts once in a group, and once in all, however many of its shares are there. Medians
   * are exact: the mean of the two in the middle, which are one for an odd number.
   */
  private static final String ADDED_UP =
      """
      , counted AS (
        SELECT part, key, grouping(key) AS of_all_keys, currency, rate, days, sum(amount) AS amount
        FROM placed GROUP BY part, deal_id, currency, rate, days, GROUPING SETS ((key), ()))
      SELECT part, key, of_all_keys, grouping(currency) AS of_all_currencies,
        currency, corporate_currency(?) AS corporate,
        count(*) AS deals, count(amount) AS valued, sum(amount) AS amount,
        CASE WHEN count(amount) = count(amount * rate) THEN sum(amount * rate) END AS converted,
        (percentile_disc(0.5) WITHIN GROUP (ORDER BY days)
          + percentile_disc(0.5) WITHIN GROUP (ORDER BY days DESC)) / 2 AS median_days,
        avg(days) AS mean_days,
        (percentile_disc(0.5) WITHIN GROUP (ORDER BY amount * rate)
          + percentile_disc(0.5) WITHIN GROUP (ORDER BY amount * rate DESC)) / 2 AS median_amount
      FROM counted
      GROUP BY GROUPING SETS ((part, key, of_all_keys, currency), (part, key, of_all_keys))
      """;

  private final DataSource database;
  private final Facts facts;
  private final Labels labels;

  Closings(DataSource database, Facts facts, Labels labels) {
    this.database = database;
    this.facts = facts;
    this.labels = labels;
  }

  /**
   * All groups and what they add up to.
   *
   * @param groups in the order of their keys
   * @param total of all
   */
  record Closed(List<Group> groups, Group total) {}

  /** One row of the answer: of a group or of all, in one currency or in all. */
  private record Cell(
      Part part,
      @Nullable String key,
      boolean allCurrencies,
      @Nullable Worth worth,
      Tally figures) {}

  Closed of(Question question) {
    List<Cell> cells =
        facts
            .grouped(question, EnumSet.allOf(Part.class))
            .add(ADDED_UP, question.times().knownAt())
            .list(database, Closings::cell);
    Map<String, List<Cell>> byKey = new TreeMap<>();
    List<Cell> all = new ArrayList<>();
    for (Cell cell : cells) {
      (cell.key() == null ? all : byKey.computeIfAbsent(cell.key(), key -> new ArrayList<>()))
          .add(cell);
    }
    Labels.Of names = labels.of(question.grouping(), question.times().knownAt());
    List<Group> groups = new ArrayList<>();
    byKey.forEach((key, of) -> groups.add(new Group(key, names.label(key), tallies(of))));
    return new Closed(groups, new Group(Row.TOTAL, Row.TOTAL, tallies(all)));
  }

  private static Map<Part, Tally> tallies(List<Cell> cells) {
    Map<Part, Tally> tallies = new EnumMap<>(Part.class);
    for (Cell cell : cells) {
      if (cell.allCurrencies()) {
        Tally figures = cell.figures();
        tallies.put(
            cell.part(),
            new Tally(
                figures.deals(),
                figures.valued(),
                amounts(cells, cell.part()),
                figures.medianDays(),
                figures.meanDays(),
                figures.medianAmount()));
      }
    }
    return tallies;
  }

  private static List<Worth> amounts(List<Cell> cells, Part part) {
    List<Worth> amounts = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell.part() == part && !cell.allCurrencies() && cell.worth() != null) {
        amounts.add(cell.worth());
      }
    }
    return amounts;
  }

  private static Cell cell(ResultSet row) throws SQLException {
    boolean allCurrencies = row.getInt("of_all_currencies") == 1;
    return new Cell(
        Part.valueOf(row.getString("part")),
        row.getInt("of_all_keys") == 1 ? null : row.getString("key"),
        allCurrencies,
        allCurrencies ? null : Worth.read(row),
        new Tally(
            row.getLong("deals"),
            row.getLong("valued"),
            List.of(),
            row.getBigDecimal("median_days"),
            row.getBigDecimal("mean_days"),
            row.getBigDecimal("median_amount")));
  }
}
