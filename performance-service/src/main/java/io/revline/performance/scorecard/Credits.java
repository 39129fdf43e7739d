package io.revline.performance.scorecard;

import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Adds up who is credited with which final wins, less those that were taken back. */
@ApplicationScoped
class Credits {
  private static final String CREDITED =
      """
      , credit AS (
        SELECT key, coalesce(rep, '%s') AS whose, currency, amount, rate,
          CASE part WHEN 'REVERSED_WIN' THEN -1 ELSE 1 END AS sign
        FROM placed WHERE part IN ('WON', 'UNDONE_WIN', 'REVERSED_WIN'))
      SELECT key, whose, currency, corporate_currency(?) AS corporate,
        sum(sign) AS deals, sum(sign * amount) AS amount,
        CASE WHEN count(amount) = count(amount * rate) THEN sum(sign * amount * rate) END
          AS converted
      FROM credit GROUP BY key, whose, currency ORDER BY key, whose, currency
      """
          .formatted(Row.NONE);

  private final DataSource database;
  private final Facts facts;

  Credits(DataSource database, Facts facts) {
    this.database = database;
    this.facts = facts;
  }

  /**
   * Final wins of one rep in one group and currency.
   *
   * @param key the group
   * @param whose the rep who is credited, {@code none} for nobody
   * @param deals won less undone
   * @param amount what they are worth; null when they have no amount
   */
  record Credit(String key, String whose, long deals, @Nullable Worth amount) {}

  /** In the groups that were asked for. */
  List<Credit> grouped(Question question) {
    return read(question, facts.grouped(question));
  }

  /** By every team, each with all below it. */
  List<Credit> byEveryTeamAbove(Question question) {
    return read(question, facts.byEveryTeamAbove(question));
  }

  private List<Credit> read(Question question, Sql placed) {
    return placed.add(CREDITED, question.times().knownAt()).list(database, Credits::credit);
  }

  private static Credit credit(ResultSet row) throws SQLException {
    return new Credit(
        row.getString("key"), row.getString("whose"), row.getLong("deals"), Worth.read(row));
  }
}
