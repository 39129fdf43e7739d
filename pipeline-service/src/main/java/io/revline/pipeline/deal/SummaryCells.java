package io.revline.pipeline.deal;

import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import io.revline.kit.people.Visibility;
import io.revline.kit.progress.Times;
import io.revline.pipeline.deal.DealGrouping.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Adds deals up where they are stored, in each currency and in the corporate one: open deals at the
 * rate just before the time asked about, closed ones at that of their close. What stands in one
 * place at one rate is added up before it is converted.
 */
@ApplicationScoped
class SummaryCells {
  private static final String BEGUN =
      """
      WITH begun AS MATERIALIZED (
        SELECT currency, array_agg(since ORDER BY since) AS since,
          array_agg(rate ORDER BY since) AS rate
        FROM rate_periods(?) GROUP BY currency),
      """;

  private static final String MEMBER =
      """
      member AS MATERIALIZED (SELECT * FROM rep_memberships(?) WHERE role = 'member'),
      """;

  private static final String HELD =
      """
      held AS MATERIALIZED (SELECT * FROM region_periods(?)),
      """;

  private static final String MOMENTS =
      """
      bound AS MATERIALIZED (
        SELECT array_agg(moment ORDER BY moment) AS moments
        FROM (
          SELECT '-infinity'::timestamptz AS moment
          UNION SELECT day::timestamp AT TIME ZONE 'UTC' FROM begun, unnest(since) AS day
      """;

  /** Lines are what a deal is worth, so the shares of a deal add up to its amount. */
  private static final String SHARED =
      " LEFT JOIN LATERAL product_shares(d.products) share ON TRUE";

  private static final String IN_SLOTS =
      """
       FROM (SELECT found.*, moments[slot] AS moment FROM found, bound) slots
        LEFT JOIN begun USING (currency)
      """;

  /** Open deals stand where their owner is, closed ones where the owner was at the close. */
  private static final String BY_MEMBER =
      """
       LEFT JOIN member
        ON member.rep = slots.key
        AND member.valid_from <= slots.moment AND slots.moment < member.valid_to
      """;

  private static final String BY_HELD =
      """
       LEFT JOIN held
        ON held.team = member.team
        AND held.valid_from <= slots.moment AND slots.moment < held.valid_to
      """;

  private static final String SUMMED =
      """
      summed AS (
        SELECT coalesce(key::text, ?) AS key, currency, sum(deals) AS deals,
          sum(counted) AS counted, sum(amount) AS amount,
          CASE WHEN every(rate IS NOT NULL) THEN sum(amount * rate) END AS converted
        FROM placed
        GROUP BY 1, currency)
      SELECT summed.*, corporate_currency(?) AS corporate, named.body ->> 'name' AS label
      FROM summed LEFT JOIN reference_known(?, ?) named ON named.id = key
      ORDER BY key, currency
      """;

  private final DataSource database;
  private final Visibility visibility;

  SummaryCells(DataSource database, Visibility visibility) {
    this.database = database;
    this.visibility = visibility;
  }

  /**
   * Deals of one group and currency.
   *
   * @param label what people call the group; null where the key says it
   * @param deals how many
   * @param counted how many of them no other group counts in the total
   * @param currency null for deals without an amount
   * @param corporate the corporate currency
   * @param amount the exact sum of their amounts
   * @param converted the exact sum in the corporate currency; null when a rate is missing
   */
  record Cell(
      String key,
      @Nullable String label,
      long deals,
      long counted,
      @Nullable String currency,
      String corporate,
      BigDecimal amount,
      @Nullable BigDecimal converted) {}

  /**
   * The cells of a summary by key.
   *
   * @param times the time of the answer; also where the filter asks for how things stand
   * @param zone where a month's days begin
   */
  List<Cell> of(DealGrouping grouping, DealFilter filter, Times times, ZoneId zone) {
    return Sql.of(BEGUN, times.knownAt())
        .add(slots(grouping, times))
        .add("found AS (SELECT " + grouping.key() + " AS key, d.currency,")
        .add(" width_bucket(d.moment, (SELECT moments FROM bound)) AS slot,")
        .add(counted(grouping))
        .add(" FROM (")
        .add(deals(grouping, filter, times, zone))
        .add(") d")
        .add(grouping.divides() ? SHARED : "")
        .add(" GROUP BY 1, 2, 3),")
        .add(placed(grouping))
        .add(SUMMED, Row.NONE, times.knownAt(), grouping.named(), times.knownAt())
        .list(database, SummaryCells::cell);
  }

  /**
   * The moments between which nothing changes that a deal's place or worth depends on: what closed
   * in between is added up first, and placed and converted as one.
   */
  private static Sql slots(DealGrouping grouping, Times times) {
    Sql sql = new Sql();
    String moments = MOMENTS;
    if (grouping.reaches(Reach.TEAM)) {
      sql.add(MEMBER, times.knownAt());
      moments += " UNION SELECT unnest(ARRAY[valid_from, valid_to]) FROM member";
    }
    if (grouping.reaches(Reach.REGION)) {
      sql.add(HELD, times.knownAt());
      moments += " UNION SELECT unnest(ARRAY[valid_from, valid_to]) FROM held";
    }
    return sql.add(moments + ") AS known),");
  }

  private static String placed(DealGrouping grouping) {
    return "placed AS (SELECT "
        + grouping.place()
        + " AS key, slots.currency, deals, counted, amount,"
        + " begun.rate[width_bucket((slots.moment AT TIME ZONE 'UTC')::date, begun.since)] AS rate"
        + IN_SLOTS
        + (grouping.reaches(Reach.TEAM) ? BY_MEMBER : "")
        + (grouping.reaches(Reach.REGION) ? BY_HELD : "")
        + "),";
  }

  private static String counted(DealGrouping grouping) {
    return grouping.divides()
        ? " count(*) AS deals, count(*) FILTER (WHERE share.counted IS NOT FALSE) AS counted,"
            + " sum(coalesce(share.worth, d.amount)) AS amount"
        : " count(*) AS deals, count(*) AS counted, sum(d.amount) AS amount";
  }

  private Sql deals(DealGrouping grouping, DealFilter filter, Times times, ZoneId zone) {
    Sql sql =
        Sql.of("SELECT d.*, (d.closed_at AT TIME ZONE ")
            .add(inDatabase(zone))
            .add(")::date AS closed_on, CASE WHEN d.status = 'OPEN'")
            .add(" THEN ?::timestamptz", times.asOf().minus(1, ChronoUnit.MICROS))
            .add(" ELSE d.closed_at END AS moment");
    if (grouping.reaches(Reach.OWNER)) {
      sql.add(", ").add(credited(filter));
    }
    boolean indexed = grouping.indexed() && filter.account() == null;
    // Apart, or the planner takes every moment for a group of its own and sorts all deals.
    return sql.add(
            indexed || grouping.reaches(Reach.OWNER)
                ? filter.toSegments(visibility)
                : filter.toSql(visibility))
        .add(" OFFSET 0");
  }

  /** The segment at hand mostly reaches back to the close; only if not, that one is looked for. */
  private static Sql credited(DealFilter filter) {
    return Sql.of("CASE WHEN d.status = 'OPEN' OR d.valid_from <= d.closed_at THEN d.owner ELSE")
        .add(" (SELECT c.owner FROM deal_segment c WHERE c.id = d.id")
        .add(" AND c.valid_from <= d.closed_at AND d.closed_at < c.valid_to AND ")
        .add(filter.believed("c"))
        .add(" LIMIT 1) END AS credited");
  }

  /** PostgreSQL reads the signs of offsets the other way round, unless they are intervals. */
  private static Sql inDatabase(ZoneId zone) {
    return zone.normalized() instanceof ZoneOffset offset
        ? Sql.of("make_interval(secs => ?)", (double) offset.getTotalSeconds())
        : Sql.of("?::text", zone.getId());
  }

  private static Cell cell(ResultSet row) throws SQLException {
    @Nullable BigDecimal amount = row.getBigDecimal("amount");
    return new Cell(
        row.getString("key"),
        row.getString("label"),
        row.getLong("deals"),
        row.getLong("counted"),
        row.getString("currency"),
        row.getString("corporate"),
        amount == null ? BigDecimal.ZERO : amount,
        row.getBigDecimal("converted"));
  }
}
