package io.revline.forecast.revision;

import io.revline.kit.database.Sql;
import io.revline.kit.progress.Times;
import java.time.Instant;

/**
 * The deals that stand as won, as a query. Credit goes by how a deal stood at the time of the win;
 * a state that began with the win, or before, says itself how that was.
 */
public final class WonDeals {
  private static final String QUERY =
      """
      SELECT %s
      FROM deal_as_of(?, ?) AS deal LEFT JOIN LATERAL (
        SELECT segment.*
        FROM deal_segment AS segment
        WHERE deal.valid_from > deal.closed_at AND segment.deal_id = deal.deal_id
          AND segment.valid_from <= deal.closed_at
          AND coalesce(segment.valid_to, 'infinity') > deal.closed_at
          AND segment.recorded_from < ? AND coalesce(segment.recorded_to, 'infinity') >= ?
        ORDER BY segment.number DESC
        LIMIT 1) AS credited ON TRUE
      WHERE deal.status = 'won' AND deal.splits IS %s
        AND deal.closed_at >= ? AND deal.closed_at < ?
      """;

  private WonDeals() {}

  /** Which deals are asked for: each kind is found by an index of its own. */
  public enum Kind {
    /** All the owner's as of then: read from the index alone, as it does not hold splits. */
    ALONE("NULL", "NULL::jsonb"),
    /** Whose credit somebody shares as of then. */
    SHARED("NOT NULL", "deal.splits");

    private final String are;
    private final String splits;

    Kind(String are, String splits) {
      this.are = are;
      this.splits = splits;
    }

    /** Who shared the credit at the time of the win, as a column. */
    public String splitsAtWin() {
      return atWin(splits, "splits");
    }
  }

  /**
   * The deals won in [from, to).
   *
   * @param columns of {@code deal}, as it stands as of the time asked about, and {@link #atWin}
   */
  public static Sql query(String columns, Kind kind, Instant from, Instant to, Times times) {
    return Sql.of(
        QUERY.formatted(columns, kind.are),
        times.asOf(),
        times.knownAt(),
        times.knownAt(),
        times.knownAt(),
        from,
        to);
  }

  /** A column as it stood at the time of the win. */
  public static String atWin(String column) {
    return atWin("deal." + column, column);
  }

  private static String atWin(String since, String column) {
    return "CASE WHEN deal.valid_from <= deal.closed_at THEN %s ELSE credited.%s END"
        .formatted(since, column);
  }
}
