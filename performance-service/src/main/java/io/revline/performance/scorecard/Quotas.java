package io.revline.performance.scorecard;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import io.revline.kit.people.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The quotas of a period that the caller may see, of both measures; amounts at the rate of the
 * period's first day.
 */
@ApplicationScoped
class Quotas {
  private static final String QUOTA =
      """
      WITH quota AS (
        SELECT held.body ->> '%1$s' AS whose, held.body ->> 'measure' AS measure,
          coalesce(held.body #>> '{amount,amount}', held.body ->> 'count')::numeric AS number,
          held.body #>> '{amount,currency}' AS currency
        FROM reference_known('quota', ?) AS held
        WHERE held.body ->> 'period' = ? AND held.body ->> '%1$s' IS NOT NULL AND
      """;

  private static final String WHOLE =
      """
      ), part AS (SELECT DISTINCT whose, whose AS key, 1::numeric AS length FROM quota)
      """;

  private static final String BY_TEAM =
      """
      ), part AS (
        SELECT member.rep AS whose, member.team AS key,
          extract(epoch FROM
            least(member.valid_to, asked.until) - greatest(member.valid_from, asked.since)) AS length
        FROM (SELECT ?::timestamptz AS since, ?::timestamptz AS until) AS asked
        JOIN rep_memberships(?) AS member
          ON member.role = 'member'
          AND member.valid_from < asked.until AND asked.since < member.valid_to)
      """;

  private static final String BY_REGION =
      """
      ), part AS (
        SELECT member.rep AS whose, place.region AS key,
          extract(epoch FROM least(member.valid_to, place.valid_to, asked.until)
            - greatest(member.valid_from, place.valid_from, asked.since)) AS length
        FROM (SELECT ?::timestamptz AS since, ?::timestamptz AS until) AS asked
        JOIN rep_memberships(?) AS member
          ON member.role = 'member'
          AND member.valid_from < asked.until AND asked.since < member.valid_to
        JOIN team_regions(?) AS place
          ON place.team = member.team
          AND place.valid_from < least(member.valid_to, asked.until)
          AND greatest(member.valid_from, asked.since) < place.valid_to)
      """;

  /** Whoever was nowhere during the period keeps the whole quota under no key. */
  private static final String DIVIDED =
      """
      , divided AS (
        SELECT quota.whose, quota.measure, coalesce(part.key, '%s') AS key, quota.currency,
          CASE WHEN part.key IS NULL THEN quota.number
            ELSE quota.number * part.length
              / sum(part.length) OVER (PARTITION BY quota.measure, quota.whose)
          END AS number
        FROM quota LEFT JOIN part USING (whose))
      SELECT whose, measure, key, number, currency, (SELECT corporate_currency(?)) AS corporate,
        CASE WHEN measure = 'amount' THEN number END AS amount, number * held.rate AS converted
      FROM divided LEFT JOIN rates_at(?, ?) AS held USING (currency)
      """
          .formatted(Row.NONE);

  private final DataSource database;
  private final Visibility visibility;

  Quotas(DataSource database, Visibility visibility) {
    this.database = database;
    this.visibility = visibility;
  }

  /**
   * A quota, or what of it falls to one group.
   *
   * @param whose the rep's or team's id
   * @param key the group
   * @param measure the word for what it measures
   * @param number 0 or more, in its currency or in deals
   * @param money the number as money; null for deals
   */
  record Quota(String whose, String key, String measure, BigDecimal number, @Nullable Worth money) {
    boolean isSome() {
      return number.signum() > 0;
    }

    /** What a quota by amount is worth. */
    Worth worth() {
      return Objects.requireNonNull(money);
    }
  }

  /** Those of reps, divided among the groups of a grouping of people; none for other questions. */
  List<Quota> ofReps(Question question) {
    return question
        .quotaPeriod()
        .map(period -> asked(question, period, "rep", parts(question, period)))
        .orElse(List.of());
  }

  /** Those that teams have of their own. */
  List<Quota> ofTeams(Question question, FiscalPeriod period) {
    return asked(question, period, "team", Sql.of(WHOLE));
  }

  private List<Quota> asked(Question question, FiscalPeriod period, String whose, Sql parts) {
    Instant known = question.times().knownAt();
    String column = "held.body ->> '%s'".formatted(whose);
    return Sql.of(QUOTA.formatted(whose), known, period.name())
        .add(
            whose.equals("rep")
                ? visibility.ofOwner(question.caller(), column)
                : visibility.ofTeam(question.caller(), column))
        .add(parts)
        .add(DIVIDED, known, period.from().atStartOfDay(ZoneOffset.UTC).toInstant(), known)
        .list(database, Quotas::quota);
  }

  private static Sql parts(Question question, FiscalPeriod period) {
    Instant known = question.times().knownAt();
    return switch (question.grouping()) {
      case TEAM -> Sql.of(BY_TEAM, period.startsAt(), period.endsAt(), known);
      case REGION -> Sql.of(BY_REGION, period.startsAt(), period.endsAt(), known, known);
      case REP, ACCOUNT, PRODUCT, MONTH, QUARTER, YEAR -> Sql.of(WHOLE);
    };
  }

  private static Quota quota(ResultSet row) throws SQLException {
    return new Quota(
        row.getString("whose"),
        row.getString("key"),
        row.getString("measure"),
        row.getBigDecimal("number"),
        Worth.read(row));
  }
}
