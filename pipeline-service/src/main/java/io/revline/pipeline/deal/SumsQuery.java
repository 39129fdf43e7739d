package io.revline.pipeline.deal;

import io.revline.kit.database.Sql;
import io.revline.pipeline.deal.DealGrouping.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Adds deals up where they are stored. Closed ones are converted at the rate of their close and
 * stand where their owner stood then; what closed in one place while no rate and no membership
 * changed is added up first, and placed and converted as one.
 */
@ApplicationScoped
class SumsQuery {
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
      " LEFT JOIN LATERAL product_shares(d.products) share ON d.products IS NOT NULL";

  private static final String IN_SLOTS =
      """
       FROM (SELECT found.*, moments[slot] AS moment FROM found, bound) slots
        LEFT JOIN begun USING (currency)
      """;

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
      SELECT key::text, open, currency, sum(deals) AS deals, sum(counted) AS counted,
        coalesce(sum(amount), 0) AS amount, coalesce(sum(amount * rate), 0) AS converted,
        coalesce(sum(deals) FILTER (WHERE rate IS NULL), 0) AS unrated
      FROM placed GROUP BY 1, 2, 3
      """;

  /** The segment at hand mostly reaches back to the close; only if not, that one is looked for. */
  private static final String CREDITED =
      """
      , CASE WHEN d.status = 'OPEN' OR d.valid_from <= d.closed_at THEN d.owner ELSE (
        SELECT c.owner FROM deal_segment c
        WHERE c.id = d.id AND c.valid_from <= d.closed_at AND d.closed_at < c.valid_to
          AND c.recorded_from < d.known AND (c.recorded_to IS NULL OR c.recorded_to >= d.known)
        LIMIT 1) END AS credited
      """;

  private final DataSource database;

  SumsQuery(DataSource database) {
    this.database = database;
  }

  /** What deals come to by place, as was known before a recorded time. */
  Map<Place, Sum> at(SummaryQuestion asked, Instant known) {
    return new Statement(asked, known, "count(*)", "").over(new Sql(), standing(asked, known));
  }

  /**
   * What that has changed by since: what the deals that changed come to now, less what they came to
   * then.
   *
   * @param since known before this
   * @param until known before this; null for everything there is
   */
  Map<Place, Sum> change(SummaryQuestion asked, Instant since, @Nullable Instant until) {
    Sql changed =
        Sql.of("changed AS MATERIALIZED (SELECT id FROM deal_segment WHERE ")
            .add(within("recorded_from", since, until))
            .add(" UNION SELECT id FROM deal_segment WHERE ")
            .add(within("recorded_to", since, until))
            .add("),");
    Sql segments =
        Sql.of("(SELECT -1 AS sign, known, s.* FROM changed JOIN deal_segment s USING (id)")
            .add(" CROSS JOIN (SELECT ?::timestamptz) AS believed (known)", since)
            .add(" WHERE recorded_from < known AND (recorded_to IS NULL OR recorded_to >= known)")
            .add(" UNION ALL SELECT 1, known, s.* FROM changed JOIN deal_segment s USING (id)")
            .add(
                " CROSS JOIN (SELECT coalesce(?::timestamptz, 'infinity')) AS believed (known)",
                until)
            .add(" WHERE recorded_from < known AND (recorded_to IS NULL OR recorded_to >= known)")
            .add(") d WHERE NOT d.deleted");
    if (asked.asOf() == null) {
      segments.add(" AND d.valid_to IS NULL");
    } else {
      segments
          .add(" AND d.valid_from < ?", asked.asOf())
          .add(" AND (d.valid_to IS NULL OR d.valid_to >= ?)", asked.asOf());
    }
    return new Statement(asked, since, "sum(d.sign)", "d.sign * ").over(changed, segments);
  }

  private static Sql within(String column, Instant since, @Nullable Instant until) {
    Sql sql = Sql.of(column + " >= ?", since);
    return until == null ? sql : sql.add(" AND " + column + " < ?", until);
  }

  /** A part for each index: what lasts, what has ended since, what was believed then. */
  private static Sql standing(SummaryQuestion asked, Instant known) {
    Sql sql =
        Sql.of("(SELECT ?::timestamptz AS known, s.* FROM (", known)
            .add("SELECT * FROM deal_segment WHERE recorded_to IS NULL AND valid_to IS NULL")
            .add(" UNION ALL SELECT * FROM deal_segment WHERE recorded_to >= ?", known);
    if (asked.asOf() == null) {
      return sql.add(" AND valid_to IS NULL) s) d WHERE NOT d.deleted")
          .add(" AND d.recorded_from < ?", known);
    }
    return sql.add(" AND (valid_to IS NULL OR valid_to >= ?)", asked.asOf())
        .add(" UNION ALL SELECT * FROM deal_segment WHERE recorded_to IS NULL")
        .add(" AND valid_to >= ?) s) d WHERE NOT d.deleted", asked.asOf())
        .add(" AND d.recorded_from < ? AND d.valid_from < ?", known, asked.asOf());
  }

  /**
   * A statement over some segments.
   *
   * @param rates the recorded time before which rates and memberships are known
   * @param deals how many deals a group of segments is, as SQL
   * @param times what each amount is multiplied by, as SQL
   */
  private final class Statement {
    private final SummaryQuestion asked;
    private final Instant rates;
    private final String deals;
    private final String times;

    Statement(SummaryQuestion asked, Instant rates, String deals, String times) {
      this.asked = asked;
      this.rates = rates;
      this.deals = deals;
      this.times = times;
    }

    Map<Place, Sum> over(Sql changed, Sql segments) {
      Map<Place, Sum> sums = new HashMap<>();
      Sql.of(BEGUN, rates)
          .add(changed)
          .add(slots())
          .add("found AS (SELECT " + asked.grouping().key() + " AS key, d.currency,")
          .add(" CASE WHEN d.status = 'OPEN' THEN 0 ELSE")
          .add(" width_bucket(d.closed_at, (SELECT moments FROM bound)) END AS slot,")
          .add(counted())
          .add(" FROM (")
          .add(deals(segments))
          .add(") d")
          .add(asked.grouping().divides() ? SHARED : "")
          .add(" GROUP BY 1, 2, 3),")
          .add(placed())
          .add(SUMMED)
          .list(database, row -> sums.put(place(row), sum(row)));
      return sums;
    }

    /** The moments between which nothing changes that a closed deal's place or worth depends on. */
    private Sql slots() {
      Sql sql = new Sql();
      String moments = MOMENTS;
      if (asked.grouping().reaches(Reach.TEAM)) {
        sql.add(MEMBER, rates);
        moments += " UNION SELECT unnest(ARRAY[valid_from, valid_to]) FROM member";
      }
      if (asked.grouping().reaches(Reach.REGION)) {
        sql.add(HELD, rates);
        moments += " UNION SELECT unnest(ARRAY[valid_from, valid_to]) FROM held";
      }
      return sql.add(moments + ") AS known_moments),");
    }

    private String counted() {
      return asked.grouping().divides()
          ? " %1$s AS deals, %1$s FILTER (WHERE share.counted IS NOT FALSE) AS counted,"
                  .formatted(deals)
              + " sum(%scoalesce(share.worth, d.amount)) AS amount".formatted(times)
          : " %1$s AS deals, %1$s AS counted, sum(%2$sd.amount) AS amount".formatted(deals, times);
    }

    private Sql deals(Sql segments) {
      Sql sql =
          Sql.of("SELECT d.*, (d.closed_at AT TIME ZONE ")
              .add(inDatabase(asked.zone()))
              .add(")::date AS closed_on")
              .add(asked.grouping().reaches(Reach.OWNER) ? CREDITED : "")
              .add(" FROM ")
              .add(segments);
      equal(sql, "d.stage", asked.stage());
      equal(
          sql, "d.status", asked.status() == null ? null : asked.status().toUpperCase(Locale.ROOT));
      equal(sql, "d.owner", asked.owner());
      equal(sql, "d.account", asked.account());
      if (asked.owners() != null) {
        String[] owners = asked.owners().toArray(String[]::new);
        if (asked.asOf() == null) {
          sql.add(" AND d.owner = ANY (?)", (Object) owners);
        } else {
          sql.add(
              " AND EXISTS (SELECT FROM deal t WHERE t.id = d.id AND t.owner = ANY (?))",
              (Object) owners);
        }
      }
      // Apart, or the planner takes every moment for a group of its own and sorts all deals.
      return sql.add(" OFFSET 0");
    }

    private String placed() {
      DealGrouping grouping = asked.grouping();
      return "placed AS (SELECT CASE WHEN slot = 0 THEN slots.key ELSE "
          + grouping.place()
          + " END AS key, slot = 0 AS open, slots.currency, deals, counted, amount,"
          + " begun.rate[width_bucket((slots.moment AT TIME ZONE 'UTC')::date, begun.since)] AS rate"
          + IN_SLOTS
          + (grouping.reaches(Reach.TEAM) ? BY_MEMBER : "")
          + (grouping.reaches(Reach.REGION) ? BY_HELD : "")
          + ")";
    }
  }

  private static void equal(Sql sql, String column, @Nullable String value) {
    if (value != null) {
      sql.add(" AND " + column + " = ?", value);
    }
  }

  /** PostgreSQL reads the signs of offsets the other way round, unless they are intervals. */
  private static Sql inDatabase(ZoneId zone) {
    return zone.normalized() instanceof ZoneOffset offset
        ? Sql.of("make_interval(secs => ?)", (double) offset.getTotalSeconds())
        : Sql.of("?::text", zone.getId());
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(row.getString("key"), row.getString("currency"), row.getBoolean("open"));
  }

  private static Sum sum(ResultSet row) throws SQLException {
    return new Sum(
        row.getLong("deals"),
        row.getLong("counted"),
        row.getBigDecimal("amount"),
        row.getBigDecimal("converted"),
        row.getLong("unrated"));
  }
}
