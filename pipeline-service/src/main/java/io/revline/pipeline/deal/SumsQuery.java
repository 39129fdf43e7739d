package io.revline.pipeline.deal;

import io.revline.kit.database.LocalSettings;
import io.revline.kit.database.Sql;
import io.revline.pipeline.deal.DealGrouping.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Adds deals up where they are stored. Closed ones are converted at the rate of their close and
 * stand where their owner stood then; what closed in one place while no rate and no membership
 * changed is added up first, and placed and converted as one. By account that would be nearly every
 * deal by itself, so there each is converted where it is found.
 */
@ApplicationScoped
class SumsQuery {
  private static final String BEGUN =
      """
      WITH begun AS MATERIALIZED (SELECT * FROM rate_periods(?)),
      """;

  private static final String MEMBER =
      """
      member AS MATERIALIZED (SELECT * FROM rep_memberships(?) WHERE role = 'member'),
      """;

  private static final String HELD =
      """
      held AS MATERIALIZED (SELECT * FROM region_periods(?)),
      """;

  private static final String BOUND =
      """
      bound AS MATERIALIZED (
        SELECT moment, row_number() OVER (ORDER BY moment)::int AS slot
        FROM (
          SELECT '-infinity'::timestamptz AS moment
          UNION SELECT since::timestamp AT TIME ZONE 'UTC' FROM begun
      """;

  /** A rate begins and ends at moments that are bounds. */
  private static final String RATED =
      """
      rated AS MATERIALIZED (
        SELECT slot, currency, rate
        FROM begun
          CROSS JOIN (SELECT array_agg(moment ORDER BY moment) AS moments FROM bound) AS bounds
          CROSS JOIN generate_series(
            width_bucket(since::timestamp AT TIME ZONE 'UTC', moments),
            CASE WHEN until = 'infinity' THEN cardinality(moments)
              ELSE width_bucket(until::timestamp AT TIME ZONE 'UTC', moments) - 1 END) AS slot),
      """;

  private static final String SLOT =
      """
      CASE WHEN d.status = 'OPEN' THEN 0 ELSE
        width_bucket(d.closed_at, (SELECT array_agg(moment ORDER BY moment) FROM bound))
      END AS slot,
      """;

  /** Lines are what a deal is worth, so the shares of a deal add up to its amount. */
  private static final String SHARED =
      " LEFT JOIN LATERAL product_shares(d.products) share ON d.products IS NOT NULL";

  private static final String SUMMED =
      """
       AS key, slot = 0 AS open, currency, sum(deals) AS deals, sum(counted) AS counted,
        coalesce(sum(amount), 0) AS amount, coalesce(sum(amount * rate), 0) AS converted,
        coalesce(sum(deals) FILTER (WHERE rate IS NULL), 0) AS unrated
      FROM found LEFT JOIN rated USING (currency, slot)
      """;

  private static final String BY_MEMBER =
      """
       LEFT JOIN bound USING (slot) LEFT JOIN member
        ON member.rep = found.key AND member.valid_from <= moment AND moment < member.valid_to
      """;

  private static final String BY_HELD =
      """
       LEFT JOIN held
        ON held.team = member.team AND held.valid_from <= moment AND moment < held.valid_to
      """;

  /**
   * Segments mostly reach back to the close; of those that do not, the one that did is credited.
   */
  private static final String REACHING_BACK = " s WHERE (s.valid_from > s.closed_at) IS NOT TRUE";

  private static final String BEGUN_SINCE =
      """
       s LEFT JOIN deal_segment c
        ON c.id = s.id AND c.valid_from <= s.closed_at AND s.closed_at < c.valid_to
        AND c.recorded_from < s.known AND (c.recorded_to IS NULL OR c.recorded_to >= s.known)
      WHERE (s.valid_from > s.closed_at) IS TRUE
      """;

  private final DataSource database;

  SumsQuery(DataSource database) {
    this.database = database;
  }

  /** What deals come to by place, as was known before a recorded time. */
  Sums at(SummaryQuestion asked, Instant known) {
    return new Statement(asked, known, false).overMany(standing(asked, known));
  }

  /**
   * So that as many groups as there are accounts and currencies are kept without a sort on disk.
   */
  private Sums withRoom(Supplier<Sums> reading) {
    return LocalSettings.with(
        database, Map.of("work_mem", "96MB", "enable_mergejoin", "off"), reading);
  }

  /**
   * What that has changed by since: what the deals that changed come to now, less what they came to
   * then.
   *
   * @param since known before this
   * @param until known before this; null for everything there is
   */
  Sums change(SummaryQuestion asked, Instant since, @Nullable Instant until) {
    Sql changed =
        Sql.of("changed AS MATERIALIZED (SELECT id FROM deal_segment WHERE ")
            .add(within("recorded_from", since, until))
            .add(" UNION SELECT id FROM deal_segment WHERE ")
            .add(within("recorded_to", since, until))
            .add("),");
    Sql segments =
        Sql.of("(SELECT side.sign, side.known, s.* FROM changed JOIN deal_segment s USING (id)")
            .add(" CROSS JOIN (VALUES (-1, ?::timestamptz),", since)
            .add(" (1, coalesce(?::timestamptz, 'infinity'))) AS side (sign, known)", until)
            .add(" WHERE s.recorded_from < side.known")
            .add(" AND (s.recorded_to IS NULL OR s.recorded_to >= side.known)")
            .add(") d WHERE NOT d.deleted");
    if (asked.asOf() == null) {
      segments.add(" AND d.valid_to IS NULL");
    } else {
      segments
          .add(" AND d.valid_from < ?", asked.asOf())
          .add(" AND (d.valid_to IS NULL OR d.valid_to >= ?)", asked.asOf());
    }
    return new Statement(asked, since, true).over(changed, segments);
  }

  /**
   * What deals come to at the time asked about, less what they came to at another: by the segments
   * that began or ended in between.
   *
   * @param from the other time; null for how deals stand
   * @param known as was known before this recorded time
   */
  Sums moved(SummaryQuestion asked, @Nullable Instant from, Instant known) {
    Instant asOf = Objects.requireNonNull(asked.asOf());
    Instant earlier = from != null && from.isBefore(asOf) ? from : asOf;
    boolean back = earlier.equals(asOf);
    Instant later = back ? from : asOf;
    Sql begun =
        Sql.of("SELECT ?::int AS sign, * FROM deal_segment", back ? -1 : 1)
            .add(" WHERE valid_from >= ?", earlier);
    if (later == null) {
      begun.add(" AND valid_to IS NULL");
    } else {
      begun
          .add(" AND valid_from < ?", later)
          .add(" AND (valid_to IS NULL OR valid_to >= ?)", later);
    }
    Sql segments =
        Sql.of("(SELECT ?::timestamptz AS known, s.* FROM (", known)
            .add(begun)
            .add(" UNION ALL ")
            .add(ended(back ? 1 : -1, earlier, later))
            .add(" AND recorded_to IS NULL AND NOT deleted UNION ALL ")
            .add(ended(back ? 1 : -1, earlier, later))
            .add(" AND recorded_to >= ?", known)
            .add(") s WHERE recorded_from < ?", known)
            .add(" AND (recorded_to IS NULL OR recorded_to >= ?)) d WHERE NOT d.deleted", known);
    return new Statement(asked, known, true).overMany(segments);
  }

  private static Sql ended(int sign, Instant earlier, @Nullable Instant later) {
    Sql ended =
        Sql.of("SELECT ?::int AS sign, * FROM deal_segment", sign)
            .add(" WHERE valid_to >= ? AND valid_from < ?", earlier, earlier);
    return later == null ? ended : ended.add(" AND valid_to < ?", later);
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

  /** A statement over some segments. */
  private final class Statement {
    private final SummaryQuestion asked;
    private final Instant rates;
    private final boolean signed;

    /**
     * The statement; nothing is read.
     *
     * @param rates the recorded time before which rates and memberships are known
     * @param signed whether segments have a sign, by which they count for or against
     */
    Statement(SummaryQuestion asked, Instant rates, boolean signed) {
      this.asked = asked;
      this.rates = rates;
      this.signed = signed;
    }

    /** Over segments that are too many to be sorted, where there are as many groups. */
    Sums overMany(Sql segments) {
      return asked.grouping().isFine()
          ? withRoom(() -> over(new Sql(), segments))
          : over(new Sql(), segments);
    }

    Sums over(Sql changed, Sql segments) {
      DealGrouping grouping = asked.grouping();
      Map<Place, Sum> sums = new HashMap<>();
      Sql.of(BEGUN, rates)
          .add(changed)
          .add(slots())
          .add(RATED)
          .add("found AS " + (grouping.isFine() ? "" : "MATERIALIZED ") + "(SELECT ")
          .add(grouping.key() + " AS key, d.currency, ")
          .add(SLOT)
          .add(counted())
          .add(" FROM (")
          .add(deals(segments))
          // Apart, or the planner takes every moment for a group of its own and sorts all deals.
          .add(" OFFSET 0) d")
          .add(grouping.divides() ? SHARED : "")
          .add(grouping.isFine() ? "" : " GROUP BY 1, 2, 3")
          .add(") SELECT ")
          .add("(CASE WHEN slot = 0 THEN found.key ELSE " + grouping.place() + " END)::text")
          .add(SUMMED)
          .add(grouping.reaches(Reach.TEAM) ? BY_MEMBER : "")
          .add(grouping.reaches(Reach.REGION) ? BY_HELD : "")
          .add(" GROUP BY 1, 2, 3")
          .list(database, row -> sums.put(place(row), sum(row)));
      return new Sums(sums);
    }

    /** The moments between which nothing changes that a closed deal's place or worth depends on. */
    private Sql slots() {
      Sql sql = new Sql();
      String moments = BOUND;
      if (asked.grouping().reaches(Reach.TEAM)) {
        sql.add(MEMBER, rates);
        moments += " UNION SELECT unnest(ARRAY[valid_from, valid_to]) FROM member";
      }
      if (asked.grouping().reaches(Reach.REGION)) {
        sql.add(HELD, rates);
        moments += " UNION SELECT unnest(ARRAY[valid_from, valid_to]) FROM held";
      }
      return sql.add(moments + ") AS moments),");
    }

    private String counted() {
      String times = signed ? "d.sign * " : "";
      if (asked.grouping().isFine()) {
        return " %1$s AS deals, %1$s AS counted, %2$sd.amount AS amount"
            .formatted(signed ? "d.sign" : "1", times);
      }
      String deals = signed ? "sum(d.sign)" : "count(*)";
      return asked.grouping().divides()
          ? " %1$s AS deals, coalesce(%1$s FILTER (WHERE share.counted IS NOT FALSE), 0) AS counted,"
                  .formatted(deals)
              + " sum(%scoalesce(share.worth, d.amount)) AS amount".formatted(times)
          : " %1$s AS deals, %1$s AS counted, sum(%2$sd.amount) AS amount".formatted(deals, times);
    }

    private Sql deals(Sql segments) {
      Sql narrowed =
          Sql.of("SELECT d.*, (d.closed_at AT TIME ZONE ")
              .add(inDatabase(asked.zone()))
              .add(")::date AS closed_on FROM ")
              .add(segments);
      DealFilter.narrow(narrowed, asked.stage(), asked.status(), asked.owner(), asked.account());
      visible(narrowed);
      return asked.grouping().reaches(Reach.OWNER) ? credited(narrowed) : narrowed;
    }

    private void visible(Sql sql) {
      if (asked.owners() == null) {
        return;
      }
      Object owners = asked.owners().toArray(String[]::new);
      if (asked.asOf() == null) {
        sql.add(" AND d.owner = ANY (?)", owners);
      } else {
        boolean few = asked.owners().size() <= 1;
        sql.add(DealFilter.ownedToday(Sql.of("t.owner = ANY (?)", owners), few));
      }
    }
  }

  private static Sql credited(Sql deals) {
    return Sql.of("SELECT * FROM (SELECT s.*, s.owner AS credited FROM (")
        .add(deals)
        .add(")" + REACHING_BACK)
        .add(" UNION ALL SELECT s.*, c.owner FROM (")
        .add(deals)
        .add(")" + BEGUN_SINCE)
        .add(") AS credited_deals");
  }

  /** PostgreSQL reads the signs of offsets the other way round, unless they are intervals. */
  private static Sql inDatabase(ZoneId zone) {
    return zone.normalized() instanceof ZoneOffset offset
        ? Sql.of("make_interval(secs => ?)", (double) offset.getTotalSeconds())
        : Sql.of("?::text", zone.getId());
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(row.getString("key"), row.getBoolean("open"), row.getString("currency"));
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
