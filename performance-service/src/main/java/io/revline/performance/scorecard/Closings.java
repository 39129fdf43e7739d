package io.revline.performance.scorecard;

import io.revline.kit.Money;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.figure.Row;
import io.revline.kit.people.Visibility;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Adds up the deals that closed in a window where they are stored. */
@ApplicationScoped
class Closings {
  /**
   * A closing counts where it stands as of the time asked about: a win that was reopened or lost
   * since does not. Credit goes to the owner at the time of the closing. The last row, of all reps,
   * has no key of its own.
   */
  private static final String CLOSED =
      """
      WITH known AS (SELECT ?::timestamptz AS at), closing AS (
        SELECT coalesce(owner_at(deal_id, closed_at, known.at), '%s') AS rep, status, amount, currency,
          extract(epoch FROM closed_at - created_at) / 86400 AS days
        FROM known, deal_as_of(?, known.at)
        WHERE status <> 'open' AND closed_at >= ? AND closed_at < ?
      """
          .formatted(Row.NONE);

  private static final String BY_REP =
      """
      )
      SELECT rep, grouping(rep) AS all_reps,
        count(*) FILTER (WHERE status = 'won') AS won,
        count(*) FILTER (WHERE status = 'lost') AS lost,
        array_agg(amount) FILTER (WHERE status = 'won' AND amount IS NOT NULL) AS amounts,
        array_agg(currency) FILTER (WHERE status = 'won' AND amount IS NOT NULL) AS currencies,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE status = 'won') AS median,
        avg(days) FILTER (WHERE status = 'won') AS mean
      FROM closing GROUP BY ROLLUP (rep) ORDER BY all_reps, rep
      """;

  private final DataSource database;
  private final Visibility visibility;

  Closings(DataSource database, Visibility visibility) {
    this.database = database;
    this.visibility = visibility;
  }

  /**
   * What one rep, or all, closed.
   *
   * @param rep the rep's external id, or the key of the total
   * @param won how many wins
   * @param lost how many losses
   * @param amounts what the wins were worth, one by one
   * @param medianDays the median of the wins' days from creation, null without wins
   * @param meanDays their mean, null without wins
   */
  record Closed(
      String rep,
      long won,
      long lost,
      List<Money> amounts,
      @Nullable BigDecimal medianDays,
      @Nullable BigDecimal meanDays) {}

  /** By rep in the order of their keys; the last one is the total. */
  List<Closed> in(Window window, Times times, Caller caller) {
    return Sql.of(CLOSED, times.knownAt(), times.asOf(), window.from(), window.to())
        .add(" AND ")
        .add(seenBy(caller))
        .add(BY_REP)
        .list(database, Closings::closed);
  }

  /** Visibility goes by today's owner, whatever the time asked about. */
  private Sql seenBy(Caller caller) {
    return caller.seesEverything()
        ? Sql.of("TRUE")
        : Sql.of("deal_id IN (SELECT deal_id FROM deal_today WHERE ")
            .add(visibility.ofOwner(caller, "owner"))
            .add(")");
  }

  private static Closed closed(ResultSet row) throws SQLException {
    return new Closed(
        row.getInt("all_reps") == 1 ? Row.TOTAL : row.getString("rep"),
        row.getLong("won"),
        row.getLong("lost"),
        amounts(row.getArray("amounts"), row.getArray("currencies")),
        row.getBigDecimal("median"),
        row.getBigDecimal("mean"));
  }

  private static List<Money> amounts(@Nullable Array amounts, @Nullable Array currencies)
      throws SQLException {
    List<Money> money = new ArrayList<>();
    if (amounts != null && currencies != null) {
      BigDecimal[] numbers = (BigDecimal[]) amounts.getArray();
      String[] codes = (String[]) currencies.getArray();
      for (int i = 0; i < numbers.length; i++) {
        money.add(new Money(numbers[i], codes[i]));
      }
    }
    return money;
  }
}
