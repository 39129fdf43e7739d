package io.revline.forecast.rollup;

import io.revline.forecast.revision.SeenDeals;
import io.revline.forecast.revision.WonDeals;
import io.revline.forecast.revision.WonDeals.Kind;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The deals that count for a period, as a query of (part, category, deal_id, owner, splits,
 * currency, moment, amount, probability). Each part is a query of its own, so that each is found by
 * its own index. Lost deals are in none of them.
 */
@ApplicationScoped
class StandingDeals {
  private static final String WON =
      "'CLOSED_WON' AS part, 'closed' AS category, deal.deal_id, "
          + WonDeals.atWin("owner")
          + " AS owner, %s AS splits, deal.currency, deal.closed_at AS moment, deal.amount,"
          + " deal.probability";

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

  private final SeenDeals seen;

  StandingDeals(SeenDeals seen) {
    this.seen = seen;
  }

  Sql of(FiscalPeriod period, Times times, Caller caller) {
    Sql within = Sql.of(" AND close_date >= ? AND close_date < ?", period.from(), period.to());
    return won(Kind.ALONE, period, times)
        .add(seen.by(caller))
        .add(" UNION ALL ")
        .add(won(Kind.SHARED, period, times))
        .add(seen.by(caller))
        .add(" UNION ALL ")
        .add(open(Cell.Part.OPEN, times, caller, within))
        .add(" UNION ALL ")
        .add(open(Cell.Part.UNDATED, times, caller, Sql.of(" AND close_date IS NULL")));
  }

  private static Sql won(Kind kind, FiscalPeriod period, Times times) {
    return WonDeals.query(
        WON.formatted(kind.splitsAtWin()), kind, period.startsAt(), period.endsAt(), times);
  }

  private Sql open(Cell.Part part, Times times, Caller caller, Sql closing) {
    return open(part, "NULL::jsonb", OF_TODAY, times)
        .add(closing)
        .add(seen.by(caller))
        .add(" UNION ALL ")
        .add(open(part, "splits", "NOT " + OF_TODAY, times))
        .add(closing)
        .add(seen.by(caller));
  }

  private static Sql open(Cell.Part part, String splits, String which, Times times) {
    return Sql.of(OPEN.formatted(part, splits, which), times.asOf(), times.asOf(), times.knownAt());
  }
}
