package io.revline.kit.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Forgets what has been kept for its time: a few rows a transaction, with a pause after each, so
 * that nobody waits for it. One replica at a time does it.
 */
@ApplicationScoped
class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration PACE = Duration.ofMillis(200);
  private static final int BATCH = 2_000;

  private final List<Retained> retained;
  private final DataSource database;
  private final MeterRegistry meters;
  private final Clock clock;
  private final BackgroundLoop loop;
  private final Map<Retained, Integer> forgotten = new HashMap<>();

  @Inject
  Retention(
      @All List<Retained> retained,
      RetentionConfig config,
      DataSource database,
      MeterRegistry meters,
      Clock clock) {
    this(retained, config.every(), database, meters, clock);
  }

  /**
   * @param every how often it looks
   * @throws IllegalArgumentException when something is kept too shortly to be meant
   */
  Retention(
      List<Retained> retained,
      Duration every,
      DataSource database,
      MeterRegistry meters,
      Clock clock) {
    this.retained = retained;
    this.database = database;
    this.meters = meters;
    this.clock = clock;
    this.loop = new BackgroundLoop("retention", every, PACE, this::round);
    retained.forEach(Retention::requireNotTooShort);
  }

  private static void requireNotTooShort(Retained each) {
    if (each.period().compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "revline.retention.%s is %s: give %s at least"
              .formatted(each.what(), each.period(), SHORTEST));
    }
  }

  void start(@Observes StartupEvent started) {
    retained.forEach(this::counter);
    loop.start();
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(Duration.ofSeconds(2));
  }

  private boolean round() {
    boolean more = false;
    for (Retained each : retained) {
      more |= forget(each) == BATCH;
    }
    return more;
  }

  private int forget(Retained each) {
    int rows =
        QuarkusTransaction.requiringNew()
            .call(() -> isOurs() ? each.forget(clock.instant().minus(each.period()), BATCH) : 0);
    counter(each).increment(rows);
    int all = forgotten.merge(each, rows, Integer::sum);
    if (rows < BATCH) {
      forgotten.remove(each);
      if (all > 0) {
        LOG.infof(
            "forgot %d rows of %s, which were older than %s", all, each.what(), each.period());
      }
    }
    return rows;
  }

  /** Until the transaction ends nobody else forgets anything of this database. */
  private boolean isOurs() {
    return Sql.of("SELECT pg_try_advisory_xact_lock(hashtextextended('retention', 0))")
        .first(database, row -> row.getBoolean(1))
        .orElseThrow();
  }

  private Counter counter(Retained each) {
    return meters.counter("revline_rows_forgotten_total", "of", each.what());
  }
}
