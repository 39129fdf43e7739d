package io.revline.forecast.rollup;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.people.Visibility;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The deals that count for a period, as a query of (part, category, owner, currency, moment,
 * amount, probability). Each part is a query of its own, so that each is found by its own index.
 * Lost deals are in none of them.
 */
@ApplicationScoped
class StandingDeals {
  /**
   * Credit goes to the owner at the time of the win, and so do team, region and rate. A state that
   * began with the win, or before, says itself who that was.
   */
  private static final String WON =
      """
      SELECT 'CLOSED_WON' AS part, 'closed' AS category,
        CASE WHEN valid_from <= closed_at THEN owner ELSE owner_at(deal_id, closed_at, ?) END AS owner,
        currency, closed_at AS moment, amount, probability
      FROM deal_as_of(?, ?) AS deal
      WHERE status = 'won' AND closed_at >= ? AND closed_at < ?
      """;

  /** What is open as of T stands where it stood just before T: a change at T does not count. */
  private static final String OPEN =
      """
      SELECT '%s', category, owner, currency, ?::timestamptz - interval '1 microsecond', amount,
        probability
      FROM deal_as_of(?, ?) AS deal
      WHERE status = 'open' AND category <> 'omitted'
      """;

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
    return Sql.of(
            WON, times.knownAt(), times.asOf(), times.knownAt(), period.startsAt(), period.endsAt())
        .add(seenBy(caller))
        .add(" UNION ALL ")
        .add(open(Cell.Part.OPEN, times))
        .add(" AND close_date >= ? AND close_date < ?", period.from(), period.to())
        .add(seenBy(caller))
        .add(" UNION ALL ")
        .add(open(Cell.Part.UNDATED, times))
        .add(" AND close_date IS NULL")
        .add(seenBy(caller));
  }

  private static Sql open(Cell.Part part, Times times) {
    return Sql.of(OPEN.formatted(part), times.asOf(), times.asOf(), times.knownAt());
  }

  /** Visibility goes by today's owner, whatever the time asked about. */
  private Sql seenBy(Caller caller) {
    return caller.seesEverything()
        ? Sql.of("")
        : Sql.of(" AND ").add(visibility.ofOwner(caller, OWNER_TODAY));
  }
}
