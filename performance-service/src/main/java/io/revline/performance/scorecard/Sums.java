package io.revline.performance.scorecard;

import static java.util.stream.Collectors.joining;

import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import io.revline.performance.scorecard.Quotas.Quota;
import java.util.List;

/**
 * Adds up what {@link Facts} places, as the end of the same statement. A deal counts once in a
 * group, and once in all, however many of its shares are there. Deals that nobody shares are added
 * up before anything else, for they are most of them and need no such care.
 */
final class Sums {
  private static final String FINAL_WINS =
      Part.OF_FINAL_WINS.stream().sorted().map("'%s'"::formatted).collect(joining(", "));

  private static final String SINGLE =
      """
      , single AS (
        SELECT part, key, whose, hierarchy, currency, count(*) AS deals, count(amount) AS valued,
          count(converted) AS rated, sum(amount) AS amount, sum(converted) AS converted,
          sum(days) AS days
        FROM placed WHERE NOT shared GROUP BY part, key, whose, hierarchy, currency),
      shared AS (SELECT * FROM placed WHERE shared),
      scoped_single AS (
      """;

  private static final String SHARED =
      """
      ),
      scoped_shared AS (
      """;

  /**
   * Medians are exact: the mean of the two in the middle, which are one for an odd number. The
   * second fraction is past the half by less than one of many millions of deals.
   */
  private static final String ADDED =
      """
      ),
      once AS MATERIALIZED (
        SELECT scope, part, key, grouping(key) AS of_all_keys, min(currency) AS currency,
          sum(amount) AS amount, sum(converted) AS converted, min(days) AS days
        FROM scoped_shared GROUP BY scope, part, deal_id, GROUPING SETS ((key), ())),
      added AS (
        SELECT scope, part, key, grouping(key) AS of_all_keys, currency, sum(deals) AS deals,
          sum(valued) AS valued, sum(rated) AS rated, sum(amount) AS amount,
          sum(converted) AS converted, sum(days) AS days
        FROM scoped_single GROUP BY scope, part, currency, GROUPING SETS ((key), ())
        UNION ALL
        SELECT scope, part, key, of_all_keys, currency, count(*), count(amount), count(converted),
          sum(amount), sum(converted), sum(days)
        FROM once GROUP BY scope, part, key, of_all_keys, currency),
      closed AS (
        SELECT part, key, 0 AS of_all_keys, converted, days
        FROM placed WHERE NOT shared AND part IN ('WON', 'LOST')
        UNION ALL
        SELECT part, NULL, 1, converted, days
        FROM placed WHERE NOT shared AND part IN ('WON', 'LOST')
        UNION ALL
        SELECT part, key, of_all_keys, converted, days
        FROM once WHERE scope = 'ALL' AND part IN ('WON', 'LOST')),
      middle AS (
        SELECT part, key, of_all_keys,
          percentile_disc(ARRAY[0.5, 0.500000001]) WITHIN GROUP (ORDER BY days) AS days,
          percentile_disc(ARRAY[0.5, 0.500000001]) WITHIN GROUP (ORDER BY converted) AS amounts
        FROM closed GROUP BY part, key, of_all_keys)
      SELECT scope, part, key, of_all_keys, currency, (SELECT corporate_currency(?)) AS corporate,
        sum(deals) AS deals, sum(valued) AS valued, sum(amount) AS amount,
        CASE WHEN sum(valued) = sum(rated) THEN sum(converted) END AS converted,
        sum(days) AS days, NULL::numeric AS median_days, NULL::numeric AS median_amount
      FROM added GROUP BY scope, part, key, of_all_keys, currency
      UNION ALL
      SELECT 'ALL', part, key, of_all_keys, NULL, NULL, 0, 0, NULL, NULL,
        NULL, (days[1] + days[2]) / 2, (amounts[1] + amounts[2]) / 2
      FROM middle
      """;

  private static final String OF_ALL = "SELECT 'ALL' AS scope, key, %2$s FROM %1$s\n";

  private static final String OF_REPS =
      """
      UNION ALL
      SELECT CASE WHEN coalesce(whose, '%3$s') = ANY (?::text[]) THEN '%4$s' ELSE '%5$s' END,
        key, %2$s
      FROM %1$s WHERE part IN (%6$s)
      """;

  private static final String OF_TEAMS =
      """
      UNION ALL
      SELECT 'UNDER_TEAM', above.ancestor, %2$s
      FROM %1$s JOIN team_trees(?) AS above
        ON above.team = key AND above.valid_from = hierarchy
      WHERE part IN (%3$s)
      """;

  private Sums() {}

  /**
   * The end of the statement, which answers with a row for each scope, part, group and currency,
   * and one for the medians of each part and group.
   *
   * @param quotas of the reps in question
   */
  static Sql of(Question question, List<Quota> quotas) {
    return Sql.of(SINGLE)
        .add(
            scoped(
                question,
                quotas,
                "single",
                "part, currency, deals, valued, rated, amount, converted, days"))
        .add(SHARED)
        .add(scoped(question, quotas, "shared", "part, deal_id, currency, amount, converted, days"))
        .add(ADDED, question.times().knownAt());
  }

  private static Sql scoped(
      Question question, List<Quota> quotas, String relation, String columns) {
    Sql scoped = Sql.of(OF_ALL.formatted(relation, columns));
    if (question.quotaPeriod().isEmpty()) {
      return scoped;
    }
    for (Yardstick yardstick : Yardstick.values()) {
      String ofReps =
          OF_REPS.formatted(
              relation, columns, Row.NONE, yardstick.with(), yardstick.without(), FINAL_WINS);
      scoped.add(ofReps, (Object) yardstick.holders(quotas).toArray(String[]::new));
    }
    if (question.grouping() == Grouping.TEAM) {
      scoped.add(OF_TEAMS.formatted(relation, columns, FINAL_WINS), question.times().knownAt());
    }
    return scoped;
  }
}
