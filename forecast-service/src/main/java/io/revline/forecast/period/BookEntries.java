package io.revline.forecast.period;

import io.revline.forecast.revision.Slice;
import io.revline.forecast.revision.WonDeals;
import io.revline.forecast.revision.WonDeals.Kind;
import io.revline.kit.currency.RatePeriods;
import io.revline.kit.database.Sql;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the deals that a projection is made of, each divided among those who are credited. */
@ApplicationScoped
class BookEntries {
  /** New business is told from wins of this long before. */
  private static final Duration PAST = Duration.ofDays(3 * 366);

  /** What is one rep's is one row, what is shared a row for each. */
  private static final String DIVIDED =
      """
      SELECT deal.deal_id, deal.category, deal.probability, deal.close_date, deal.created_at, deal.closed_at,
        deal.currency, (deal.moment AT TIME ZONE 'UTC')::date AS day, share.rep, member.team, share.part,
        share.amount
      FROM deal CROSS JOIN LATERAL (
        SELECT deal.owner AS rep, 1::numeric AS part, deal.amount
        WHERE deal.splits IS NULL
        UNION ALL
        SELECT parts.key, (weighed ->> 'weight')::numeric / 100,
          CASE WHEN deal.amount IS NOT NULL THEN parts.amount END
        FROM jsonb_array_elements(deal.splits) AS weighed
        JOIN divided(deal.splits, coalesce(deal.amount, 0), deal.currency) AS parts
          ON parts.key = weighed ->> 'key'
        WHERE (weighed ->> 'weight')::numeric > 0) AS share
      LEFT JOIN rep_memberships(?) AS member ON member.rep = share.rep AND member.role = 'member'
        AND member.valid_from <= deal.moment AND deal.moment < member.valid_to
      """;

  /** What is open as of T stands where it stood just before T: a change at T does not count. */
  private static final String OPEN =
      """
      WITH deal AS (
        SELECT deal_id, category, probability, close_date, created_at, closed_at, owner,
          splits, currency, amount, ?::timestamptz - interval '1 microsecond' AS moment
        FROM deal_as_of(?, ?) AS deal
        WHERE status = 'open' AND category <> 'omitted'\
      """;

  private static final String WON =
      "deal.deal_id, deal.category, deal.probability, deal.close_date, deal.created_at,"
          + " deal.closed_at, %s AS owner, %s AS splits, deal.currency, deal.amount,"
          + " deal.closed_at AS moment";

  private final DataSource database;

  BookEntries(DataSource database) {
    this.database = database;
  }

  List<BookEntry> open(Times times, RatePeriods rates, Slice slice) {
    return Sql.of(OPEN, times.asOf(), times.asOf(), times.knownAt())
        .add(slice.condition())
        .add(") ")
        .add(DIVIDED, times.knownAt())
        .list(database, row -> entry(row, rates));
  }

  List<BookEntry> won(Times times, RatePeriods rates, Slice slice) {
    return Sql.of("WITH deal AS (")
        .add(won(Kind.ALONE, times))
        .add(slice.condition())
        .add(" UNION ALL ")
        .add(won(Kind.SHARED, times))
        .add(slice.condition())
        .add(") ")
        .add(DIVIDED, times.knownAt())
        .list(database, row -> entry(row, rates));
  }

  private static Sql won(Kind kind, Times times) {
    String columns = WON.formatted(WonDeals.atWin("owner"), kind.splitsAtWin());
    return WonDeals.query(columns, kind, times.asOf().minus(PAST), times.asOf(), times);
  }

  /** The teams as they stand just before the time asked about. */
  Tree tree(Times times) {
    Map<String, Set<String>> lines = new HashMap<>();
    Map<String, String> parents = new HashMap<>();
    Sql.of(
            "SELECT team, ancestor, depth FROM team_tree(?::timestamptz - interval '1 microsecond', ?)",
            times.asOf(),
            times.knownAt())
        .list(
            database,
            row -> {
              String team = row.getString("team");
              String ancestor = row.getString("ancestor");
              if (row.getInt("depth") == 1) {
                parents.put(team, ancestor);
              }
              return lines.computeIfAbsent(team, first -> new TreeSet<>()).add(ancestor);
            });
    return new Tree(lines, parents);
  }

  private static BookEntry entry(ResultSet row, RatePeriods rates) throws SQLException {
    Instant createdAt = Sql.instantOrNull(row, "created_at");
    BigDecimal amount = row.getBigDecimal("amount");
    BigDecimal rate = amount == null ? null : rate(row, rates);
    return new BookEntry(
        row.getObject("deal_id", UUID.class),
        new Leaf(orNobody(row.getString("rep")), orNobody(row.getString("team"))),
        row.getBigDecimal("part"),
        row.getString("category"),
        row.getBigDecimal("probability"),
        row.getObject("close_date", LocalDate.class),
        createdAt == null ? Instant.EPOCH : createdAt,
        Sql.instantOrNull(row, "closed_at"),
        amount == null || rate == null ? null : amount.multiply(rate),
        amount != null && rate == null);
  }

  private static @Nullable BigDecimal rate(ResultSet row, RatePeriods rates) throws SQLException {
    return rates.on(row.getObject("day", LocalDate.class), row.getString("currency"));
  }

  private static String orNobody(@Nullable String key) {
    return key == null ? Leaf.NOBODY : key;
  }
}
