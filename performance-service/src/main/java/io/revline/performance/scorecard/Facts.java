package io.revline.performance.scorecard;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.calendar.PeriodLevel;
import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import io.revline.kit.people.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The wins and losses that a question is about, as the beginning of a statement: {@code placed} has
 * the part each plays, the group's key, the rep who is credited, the credited amount, and the rate
 * of the day to the corporate currency, null when there is none. A deal that is shared, by reps or
 * by products as the grouping asks, has a row for each share.
 */
@ApplicationScoped
class Facts {
  private static final String TOLD =
      """
      WITH fact AS MATERIALIZED (
        SELECT told.*, (told.credited_at AT TIME ZONE 'UTC')::date AS day
        FROM closings(?, ?, ?, ?) AS told
        WHERE told.part IN (%s) AND
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
      share AS (SELECT fact.*, NULL::text AS whose, fact.amount AS credited FROM fact),
      """;

  private static final String DIVIDED =
      """
      share AS (
        SELECT fact.*, %1$s AS whose, fact.amount AS credited FROM fact WHERE fact.%2$s IS NULL
        UNION ALL
        SELECT fact.*, part.key, part.amount
        FROM fact, divided(fact.%2$s, fact.amount, fact.currency) AS part
        WHERE fact.%2$s IS NOT NULL),
      """;

  private static final String PLACED =
      """
      placed AS (
        SELECT share.part, share.deal_id, share.whose, share.currency, share.credited AS amount,
          share.days, rated.rate, coalesce(%s, '%s') AS key
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

  private static final String ABOVE =
      """
      JOIN team_trees(?) AS above
        ON above.team = member.team
        AND above.valid_from <= share.credited_at AND share.credited_at < above.valid_to
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

  /**
   * In groups as asked.
   *
   * @param parts those that are needed: no work is done for others
   */
  Sql grouped(Question question, Set<Part> parts) {
    return placed(question, parts, question.grouping().key(), joins(question));
  }

  /** In a group for the team of each and for every team above it. */
  Sql byEveryTeamAbove(Question question, Set<Part> parts) {
    Instant known = question.times().knownAt();
    return placed(question, parts, "above.ancestor", Sql.of(MEMBER, known).add(ABOVE, known));
  }

  private Sql placed(Question question, Set<Part> parts, String key, Sql joins) {
    Instant known = question.times().knownAt();
    return Sql.of(
            TOLD.formatted(words(parts)),
            question.window().from(),
            question.window().to(),
            question.times().asOf(),
            known)
        .add(seen(question))
        .add(RATED, known)
        .add(shares(question.grouping()))
        .add(PLACED.formatted(key, Row.NONE))
        .add(joins)
        .add(")\n");
  }

  /** Written out, as a plan can leave out what a constant rules out. */
  private static String words(Set<Part> parts) {
    return parts.stream().sorted().map("'%s'"::formatted).collect(Collectors.joining(", "));
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
        : Sql.of("told.deal_id IN (SELECT deal_id FROM deal_today WHERE ")
            .add(visibility.ofOwner(question.caller(), "owner"))
            .add(")");
  }

  private Sql joins(Question question) {
    Instant known = question.times().knownAt();
    return switch (question.grouping()) {
      case REP, ACCOUNT, PRODUCT -> Sql.of("");
      case TEAM -> Sql.of(MEMBER, known);
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
