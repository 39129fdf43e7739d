package io.revline.performance.scorecard;

import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Adds up who is credited with which final wins, less those that were taken back. */
@ApplicationScoped
class Credits {
  /** A deal counts once in a group, and once in all, however many there share it. */
  private static final String CREDITED =
      """
      , credit AS (
        SELECT key, coalesce(whose, '%s') = ANY (?::text[]) AS of_holder, deal_id, currency, amount,
          rate, CASE part WHEN 'REVERSED_WIN' THEN -1 ELSE 1 END AS sign
        FROM placed)
      SELECT of_holder, key, grouping(key) AS of_all_keys, currency,
        grouping(currency) AS of_all_currencies, corporate_currency(?) AS corporate,
        count(DISTINCT deal_id) FILTER (WHERE sign = 1)
          - count(DISTINCT deal_id) FILTER (WHERE sign = -1) AS deals,
        sum(sign * amount) AS amount,
        CASE WHEN count(amount) = count(amount * rate) THEN sum(sign * amount * rate) END
          AS converted
      FROM credit
      GROUP BY of_holder, GROUPING SETS ((key, currency), (key), (currency), ())
      """
          .formatted(Row.NONE);

  private final DataSource database;
  private final Facts facts;

  Credits(DataSource database, Facts facts) {
    this.database = database;
    this.facts = facts;
  }

  /**
   * What those with a quota are credited with, and what the others are.
   *
   * @param ofHolders those with a quota
   * @param ofOthers all others, nobody among them
   */
  record Credited(Groups ofHolders, Groups ofOthers) {}

  /**
   * What was won in each group and in all.
   *
   * @param byKey by the group's key; none without wins
   * @param all of all groups, each deal counted once
   */
  record Groups(Map<String, Won> byKey, Won all) {
    Groups {
      byKey = Map.copyOf(byKey);
    }

    Won of(String key) {
      return byKey.getOrDefault(key, Won.NOTHING);
    }
  }

  /** One row of the answer: of a group or of all, in one currency or, counted, in all. */
  private record Cell(boolean ofHolder, @Nullable String key, Won won) {}

  /**
   * In the groups that were asked for.
   *
   * @param holders the reps who have a quota
   */
  Credited grouped(Question question, Set<String> holders) {
    List<Cell> cells = read(question, facts.grouped(question, Part.OF_FINAL_WINS), holders);
    return new Credited(groups(cells, true), groups(cells, false));
  }

  /** By every team, each with all below it, whoever has a quota. */
  Groups byEveryTeamAbove(Question question) {
    return groups(
        read(question, facts.byEveryTeamAbove(question, Part.OF_FINAL_WINS), Set.of()), false);
  }

  private List<Cell> read(Question question, Sql placed, Set<String> holders) {
    return placed
        .add(CREDITED, holders.toArray(String[]::new), question.times().knownAt())
        .list(database, Credits::cell);
  }

  private static Groups groups(List<Cell> cells, boolean ofHolders) {
    Map<String, Won> byKey = new HashMap<>();
    Won all = Won.NOTHING;
    for (Cell cell : cells) {
      if (cell.ofHolder() != ofHolders) {
        continue;
      }
      if (cell.key() == null) {
        all = all.plus(cell.won());
      } else {
        byKey.merge(cell.key(), cell.won(), Won::plus);
      }
    }
    return new Groups(byKey, all);
  }

  private static Cell cell(ResultSet row) throws SQLException {
    Worth worth = Worth.read(row);
    boolean allCurrencies = row.getInt("of_all_currencies") == 1;
    return new Cell(
        row.getBoolean("of_holder"),
        row.getInt("of_all_keys") == 1 ? null : row.getString("key"),
        allCurrencies
            ? new Won(row.getLong("deals"), List.of())
            : new Won(0, worth == null ? List.of() : List.of(worth)));
  }
}
