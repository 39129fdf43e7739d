package io.revline.performance.scorecard;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.calendar.PeriodLevel;
import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import io.revline.kit.people.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The wins and losses that a question is about, as the beginning of a statement: {@code placed} has
 * the part each plays, the group's key, the rep who is credited, and the credited amount, in the
 * corporate currency too, null when the day has no rate. A deal that is shared, by reps or by
 * products as the grouping asks, has a row for each share. {@code hierarchy} is since when teams
 * stood as they did then.
 */
@ApplicationScoped
class Facts {
  private static final String TOLD =
      """
      WITH fact AS MATERIALIZED (
        SELECT told.*, (told.credited_at AT TIME ZONE 'UTC')::date AS day
        FROM closings(?, ?, ?, ?) AS told
        WHERE
      """;

  private static final String RATED =
      """
      ),
      rated AS MATERIALIZED (
        SELECT needed.currency, needed.day, held.rate
        FROM (SELECT DISTINCT currency, day FROM fact) AS needed
        JOIN rate_periods(?) AS held
          ON held.currency = needed.currency
          AND held.since <= needed.day AND needed.day < held.until),
      """;

  private static final String WHOLE =
      """
      share AS (SELECT fact.*, NULL::text AS whose, fact.amount AS credited, false AS shared
        FROM fact),
      """;

  private static final String DIVIDED =
      """
      share AS (
        SELECT fact.*, %1$s AS whose, fact.amount AS credited, false AS shared
        FROM fact WHERE fact.%2$s IS NULL
        UNION ALL
        SELECT fact.*, part.key, part.amount, true
        FROM fact, divided(fact.%2$s, fact.amount, fact.currency) AS part
        WHERE fact.%2$s IS NOT NULL),
      """;

  private static final String PLACED =
      """
      placed AS MATERIALIZED (
        SELECT share.part, share.deal_id, share.shared, share.whose, share.currency,
          share.credited AS amount, share.credited * rated.rate AS converted, share.days,
          coalesce(%s, '%s') AS key, %s AS hierarchy
        FROM share LEFT JOIN rated ON rated.currency = share.currency AND rated.day = share.day
      """;

  private static final String MEMBER =
      """
      LEFT JOIN rep_memberships(?) AS member
        ON member.rep = share.whose AND member.role = 'member'
        AND member.valid_from <= share.credited_at AND share.credited_at < member.valid_to
      """;

  private static final String PLACE =
      """
      LEFT JOIN team_regions(?) AS place
        ON place.team = member.team
        AND place.valid_from <= share.credited_at AND share.credited_at < place.valid_to
      """;

  private static final String HIERARCHY =
      """
      LEFT JOIN (SELECT DISTINCT valid_from, valid_to FROM team_trees(?)) AS hierarchy
        ON hierarchy.valid_from <= share.credited_at AND share.credited_at < hierarchy.valid_to
      """;

  private static final String PERIOD =
      """
      JOIN unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) AS period (name, since, until)
        ON period.since <= share.at AND share.at < period.until
      """;

  private final Visibility visibility;
  private final Windows windows;

  Facts(Visibility visibility, Windows windows) {
    this.visibility = visibility;
    this.windows = windows;
  }

  /** The statement so far. */
  Sql placed(Question question) {
    Instant known = question.times().knownAt();
    return Sql.of(
            TOLD, question.window().from(), question.window().to(), question.times().asOf(), known)
        .add(seen(question))
        .add(RATED, known)
        .add(shares(question.grouping()))
        .add(
            PLACED.formatted(
                question.grouping().key(),
                Row.NONE,
                question.grouping() == Grouping.TEAM
                    ? "hierarchy.valid_from"
                    : "NULL::timestamptz"))
        .add(joins(question))
        .add(")\n");
  }

  /** Who or what a deal is divided among. */
  private static String shares(Grouping grouping) {
    return switch (grouping) {
      case REP, TEAM, REGION -> DIVIDED.formatted("fact.owner", "splits");
      case PRODUCT -> DIVIDED.formatted("NULL", "products");
      case ACCOUNT, MONTH, QUARTER, YEAR -> WHOLE;
    };
  }

  /** Visibility goes by today's owner, whatever the time asked about. */
  private Sql seen(Question question) {
    return question.caller().seesEverything()
        ? Sql.of("TRUE")
        : Sql.of("EXISTS (SELECT FROM deal_today AS today WHERE today.deal_id = told.deal_id AND ")
            .add(visibility.ofOwner(question.caller(), "today.owner"))
            .add(")");
  }

  private Sql joins(Question question) {
    Instant known = question.times().knownAt();
    return switch (question.grouping()) {
      case REP, ACCOUNT, PRODUCT -> Sql.of("");
      case TEAM -> Sql.of(MEMBER, known).add(HIERARCHY, known);
      case REGION -> Sql.of(MEMBER, known).add(PLACE, known);
      case MONTH -> periods(question, PeriodLevel.MONTH);
      case QUARTER -> periods(question, PeriodLevel.QUARTER);
      case YEAR -> periods(question, PeriodLevel.YEAR);
    };
  }

  private Sql periods(Question question, PeriodLevel level) {
    List<FiscalPeriod> periods =
        windows.periods(question.window(), level, question.times().knownAt());
    return Sql.of(
        PERIOD,
        array(periods, FiscalPeriod::name),
        array(periods, FiscalPeriod::startsAt),
        array(periods, FiscalPeriod::endsAt));
  }

  /** Names and instants need no quotes in the text of an array. */
  private static String array(List<FiscalPeriod> periods, Function<FiscalPeriod, Object> part) {
    return periods.stream()
        .map(period -> part.apply(period).toString())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
