package io.revline.forecast.backtest;

import io.revline.forecast.period.PeriodAccuracy;
import io.revline.forecast.revision.Slice;
import io.revline.kit.database.Sql;
import io.revline.kit.export.NewestFirst;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Backtests and what they found, in the database. */
@ApplicationScoped
class BacktestRuns {
  /** Longer than any one date takes; after that another replica goes on. */
  private static final Duration HOLD = Duration.ofMinutes(10);

  private final DataSource database;

  BacktestRuns(DataSource database) {
    this.database = database;
  }

  void insert(Backtest backtest) {
    Plan plan = backtest.plan();
    Sql.of(
            "INSERT INTO backtest (id, state, first_day, last_day, step, period, horizons,"
                + " measure, node, segment, known_at, actor, submitted_at, dates_total)"
                + " VALUES (?, 'running', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            backtest.id(),
            plan.from(),
            plan.to(),
            plan.step(),
            plan.period(),
            plan.horizons().toArray(Integer[]::new),
            plan.measure(),
            plan.node(),
            plan.slice().word(),
            backtest.knownAt(),
            backtest.actor(),
            backtest.submittedAt(),
            backtest.datesTotal())
        .update(database);
  }

  /** Takes the oldest running one that nobody works on. */
  Optional<Backtest> hold(Instant now) {
    return Sql.of(
            "UPDATE backtest SET held_until = ? WHERE id = (SELECT id FROM backtest"
                + " WHERE state = 'running' AND (held_until IS NULL OR held_until < ?)"
                + " ORDER BY submitted_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *",
            now.plus(HOLD),
            now)
        .first(database, BacktestRuns::backtest);
  }

  /** Notes a date; returns whether the backtest still runs. */
  boolean note(Backtest backtest, Instant asOf, Replayed found) {
    int running =
        Sql.of(
                "UPDATE backtest SET dates_done = dates_done + 1, held_until = NULL"
                    + " WHERE id = ? AND state = 'running' AND dates_done = ?",
                backtest.id(),
                backtest.datesDone())
            .update(database);
    if (running > 0) {
      found.deals().forEach(said -> insert(backtest.id(), asOf, said));
      found.periods().forEach((source, said) -> insert(backtest.id(), asOf, source, found, said));
    }
    return running > 0;
  }

  private void insert(UUID id, Instant asOf, Replayed.OfDeals found) {
    List<DealAccuracy.Said> said = found.said();
    Sql.of(
            "INSERT INTO backtest_deals (backtest_id, as_of, horizon_days, source, chances, won)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            id,
            asOf,
            found.horizonDays(),
            found.source(),
            said.stream().map(DealAccuracy.Said::chance).toArray(Double[]::new),
            said.stream().map(DealAccuracy.Said::won).toArray(Boolean[]::new))
        .update(database);
  }

  private void insert(
      UUID id, Instant asOf, String source, Replayed found, PeriodAccuracy.Said said) {
    Sql.of(
            "INSERT INTO backtest_period (backtest_id, as_of, period, source, days_before_end,"
                + " mean, quantiles, actual) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            id,
            asOf,
            found.period(),
            source,
            found.daysBeforeEnd(),
            said.mean(),
            said.quantiles().toArray(Double[]::new),
            said.actual())
        .update(database);
  }

  /** Ends a running one; returns whether it was running. */
  boolean end(UUID id, String state, @Nullable String failure, Instant now) {
    return Sql.of(
                "UPDATE backtest SET state = ?, failure = ?, finished_at = ?"
                    + " WHERE id = ? AND state = 'running'",
                state,
                failure,
                now,
                id)
            .update(database)
        > 0;
  }

  Optional<Backtest> find(UUID id) {
    return Sql.of("SELECT * FROM backtest WHERE id = ?", id)
        .first(database, BacktestRuns::backtest);
  }

  /** The newest of the whole company that is done. */
  Optional<Backtest> newest(String measure, String period) {
    return Sql.of("SELECT * FROM backtest WHERE state = 'succeeded' AND node = 'company'")
        .add(" AND segment IS NULL")
        .add(" AND measure = ? AND period = ? ORDER BY submitted_at DESC LIMIT 1", measure, period)
        .first(database, BacktestRuns::backtest);
  }

  NewestFirst<Backtest> page(int limit, @Nullable String cursor) {
    return NewestFirst.read(
        database, "backtest", "submitted_at", limit, cursor, BacktestRuns::backtest);
  }

  List<SaidOfDeals> deals(UUID id) {
    return Sql.of("SELECT * FROM backtest_deals WHERE backtest_id = ?", id)
        .add(" ORDER BY as_of, horizon_days, source")
        .list(
            database,
            row ->
                new SaidOfDeals(
                    Sql.instant(row, "as_of"),
                    row.getInt("horizon_days"),
                    row.getString("source"),
                    said(row)));
  }

  List<SaidOfPeriod> periods(UUID id) {
    return Sql.of("SELECT * FROM backtest_period WHERE backtest_id = ? ORDER BY as_of, source", id)
        .list(
            database,
            row ->
                new SaidOfPeriod(
                    Sql.instant(row, "as_of"),
                    row.getString("period"),
                    row.getString("source"),
                    row.getInt("days_before_end"),
                    new PeriodAccuracy.Said(
                        row.getDouble("mean"),
                        List.of((Double[]) row.getArray("quantiles").getArray()),
                        row.getDouble("actual"))));
  }

  /** What a source said of single deals on a day: whether they are won in so many days. */
  record SaidOfDeals(Instant asOf, int horizonDays, String source, List<DealAccuracy.Said> said) {}

  /** What a source said of a period on a day. */
  record SaidOfPeriod(
      Instant asOf, String period, String source, int daysBeforeEnd, PeriodAccuracy.Said said) {}

  private static List<DealAccuracy.Said> said(ResultSet row) throws SQLException {
    Array chances = row.getArray("chances");
    Double[] chance = (Double[]) chances.getArray();
    Boolean[] won = (Boolean[]) row.getArray("won").getArray();
    List<DealAccuracy.Said> said = new ArrayList<>();
    for (int i = 0; i < chance.length; i++) {
      said.add(new DealAccuracy.Said(chance[i], won[i]));
    }
    return said;
  }

  private static Backtest backtest(ResultSet row) throws SQLException {
    return new Backtest(
        row.getObject("id", UUID.class),
        row.getString("state"),
        new Plan(
            row.getObject("first_day", LocalDate.class),
            row.getObject("last_day", LocalDate.class),
            row.getString("step"),
            row.getString("period"),
            List.of((Integer[]) row.getArray("horizons").getArray()),
            row.getString("measure"),
            row.getString("node"),
            new Slice(row.getString("segment"))),
        Sql.instant(row, "known_at"),
        row.getString("actor"),
        Sql.instant(row, "submitted_at"),
        Sql.instantOrNull(row, "finished_at"),
        row.getInt("dates_total"),
        row.getInt("dates_done"),
        row.getString("failure"));
  }
}
