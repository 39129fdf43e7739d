package io.revline.forecast.period;

import static java.util.stream.Collectors.groupingBy;

import io.revline.kit.calendar.PeriodLevel;
import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What projections are made with: what did best in the newest backtest of the whole company over
 * periods as long.
 *
 * <p>A backtest that ended after what is known changes nothing, nor one of the last minute: what is
 * written just now may not be seen by every question that says the same time.
 */
@ApplicationScoped
public class Settings {
  private static final Duration SEEN_BY_ALL = Duration.ofMinutes(1);

  private final DataSource database;

  Settings(DataSource database) {
    this.database = database;
  }

  /** The setting that held at a recorded time; that of quarters serves for years. */
  Setting known(Measure measure, PeriodLevel level, Instant knownAt) {
    Map<String, List<Tried>> bySource =
        Sql.of(
                "SELECT backtest_id, source, period, mean, quantiles, actual FROM backtest_period"
                    + " WHERE cardinality(quantiles) > 0 AND backtest_id = (SELECT id FROM backtest"
                    + " WHERE state = 'succeeded' AND node = 'company' AND segment IS NULL"
                    + " AND measure = ? AND period = ? AND finished_at < ?"
                    + " ORDER BY finished_at DESC LIMIT 1) ORDER BY as_of",
                measure.word(),
                level == PeriodLevel.MONTH ? "month" : "quarter",
                knownAt.minus(SEEN_BY_ALL))
            .list(
                database,
                row ->
                    new Tried(
                        row.getObject("backtest_id", UUID.class),
                        row.getString("source"),
                        row.getString("period"),
                        new PeriodAccuracy.Said(
                            row.getDouble("mean"),
                            List.of((Double[]) row.getArray("quantiles").getArray()),
                            row.getDouble("actual"))))
            .stream()
            .collect(groupingBy(Tried::source));
    return new Experience(bySource).setting();
  }
}
