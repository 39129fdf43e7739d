package io.revline.forecast.rollup;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.people.Visibility;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The deals that count for a period, as a query of (part, category, deal_id, owner, splits,
 * currency, moment, amount, probability). Each part is a query of its own, so that each is found by
 * its own index. Lost deals are in none of them.
 */
@ApplicationScoped
class StandingDeals {
  /**
   * Credit goes to who owned the deal or shared it at the time of the win, and so do team, region
   * and rate. A state that began with the win, or before, says itself who that was.
   */
  private static final String WON =
      """
      SELECT 'CLOSED_WON' AS part, 'closed' AS category, deal.deal_id,
        CASE WHEN deal.valid_from <= deal.closed_at THEN deal.owner ELSE credited.owner END AS owner,
        CASE WHEN deal.valid_from <= deal.closed_at THEN %s ELSE credited.splits END AS splits,
        deal.currency, deal.closed_at AS moment, deal.amount, deal.probability
      FROM deal_as_of(?, ?) AS deal LEFT JOIN LATERAL (
        SELECT segment.owner, segment.splits
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

  /** What is open as of T stands where it stood just before T: a change at T does not count. */
  private static final String OPEN =
      """
      SELECT '%s', category, deal_id, owner, %s, currency,
        ?::timestamptz - interval '1 microsecond', amount, probability
      FROM deal_as_of(?, ?) AS deal
      WHERE status = 'open' AND category <> 'omitted' AND %s
      """;

  /** What is one rep's and stands as of today is read from the index alone. */
  private static final String OF_TODAY =
      "(valid_to IS NULL AND recorded_to IS NULL AND splits IS NULL)";

  /** Asked of each deal that counts, as there are fewer of these than of deals of an owner. */
  private static final String OWNER_TODAY =
      """
      (SELECT today.owner FROM deal_segment AS today
        WHERE today.deal_id = deal.deal_id
          AND today.recorded_to IS NULL AND today.valid_to IS NULL
        ORDER BY today.number DESC LIMIT 1)\
      """;

  private final Visibility visibility;

  StandingDeals(Visibility visibility) {
    this.visibility = visibility;
  }

  Sql of(FiscalPeriod period, Times times, Caller caller) {
    Sql within = Sql.of(" AND close_date >= ? AND close_date < ?", period.from(), period.to());
    return won("NULL::jsonb", "NULL", period, times)
        .add(seenBy(caller))
        .add(" UNION ALL ")
        .add(won("deal.splits", "NOT NULL", period, times))
        .add(seenBy(caller))
        .add(" UNION ALL ")
        .add(open(Cell.Part.OPEN, times, caller, within))
        .add(" UNION ALL ")
        .add(open(Cell.Part.UNDATED, times, caller, Sql.of(" AND close_date IS NULL")));
  }

  /** What is one rep's is read from the index alone, as long as its splits are not asked for. */
  private static Sql won(String splits, String are, FiscalPeriod period, Times times) {
    return Sql.of(
        WON.formatted(splits, are),
        times.asOf(),
        times.knownAt(),
        times.knownAt(),
        times.knownAt(),
        period.startsAt(),
        period.endsAt());
  }

  private Sql open(Cell.Part part, Times times, Caller caller, Sql closing) {
    return open(part, "NULL::jsonb", OF_TODAY, times)
        .add(closing)
        .add(seenBy(caller))
        .add(" UNION ALL ")
        .add(open(part, "splits", "NOT " + OF_TODAY, times))
        .add(closing)
        .add(seenBy(caller));
  }

  private static Sql open(Cell.Part part, String splits, String which, Times times) {
    return Sql.of(OPEN.formatted(part, splits, which), times.asOf(), times.asOf(), times.knownAt());
  }

  /** Visibility goes by today's owner, whatever the time asked about. */
  private Sql seenBy(Caller caller) {
    return caller.seesEverything()
        ? Sql.of("")
        : Sql.of(" AND ").add(visibility.ofOwner(caller, OWNER_TODAY));
  }
}
