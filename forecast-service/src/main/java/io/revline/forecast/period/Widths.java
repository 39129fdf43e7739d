package io.revline.forecast.period;

import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * How wide intervals have to be: as wide as the newest backtest of the company found that they
 * should have been. A backtest that was done later than what is known changes nothing.
 */
@ApplicationScoped
class Widths {
  /** Of fewer projections nothing is learned. */
  private static final int FEWEST = 10;

  /** How many projections it takes until what they say is half believed. */
  private static final double STRENGTH = 20;

  private static final double HELD = 0.8;
  private static final double LEAST = 0.5;
  private static final double MOST = 2;
  private static final int P90 = 4;
  private static final int MIDDLE = 2;

  private final DataSource database;

  Widths(DataSource database) {
    this.database = database;
  }

  /**
   * A width and where it comes from.
   *
   * @param factor what swings are multiplied by
   * @param because in words
   */
  record Width(double factor, String because) {
    static final Width USUAL = new Width(1, "no backtest says otherwise");
  }

  /** A projection of the past: how far what came was off the median, in halves of its interval. */
  private record Off(UUID backtest, double halves) {}

  /** The width that was known before a recorded time. */
  Width of(Measure measure, Instant knownAt) {
    List<Off> offs =
        Sql.of(
                "SELECT backtest_id, quantiles, actual FROM backtest_period"
                    + " WHERE source = 'projection' AND backtest_id = (SELECT id FROM backtest"
                    + " WHERE state = 'succeeded' AND node = 'company' AND measure = ?"
                    + " AND finished_at < ? ORDER BY finished_at DESC LIMIT 1)",
                measure.word(),
                knownAt)
            .list(
                database,
                row ->
                    off(
                        row.getObject("backtest_id", UUID.class),
                        (Double[]) row.getArray("quantiles").getArray(),
                        row.getDouble("actual")));
    return width(offs.stream().filter(off -> Double.isFinite(off.halves())).toList());
  }

  private static Off off(UUID backtest, Double[] quantiles, double actual) {
    double half = (quantiles[P90] - quantiles[0]) / 2;
    return new Off(backtest, Math.abs(actual - quantiles[MIDDLE]) / half);
  }

  private static Width width(List<Off> offs) {
    if (offs.size() < FEWEST) {
      return Width.USUAL;
    }
    List<Double> halves = offs.stream().map(Off::halves).sorted().toList();
    double needed = halves.get((int) Math.ceil(HELD * halves.size()) - 1);
    double believed = 1 + (needed - 1) * halves.size() / (halves.size() + STRENGTH);
    return new Width(
        Math.clamp(believed, LEAST, MOST),
        String.format(
            Locale.ROOT,
            "backtest %s: of %d projections eight of ten lay within %.2f halves of their interval",
            offs.getFirst().backtest(),
            halves.size(),
            needed));
  }
}
