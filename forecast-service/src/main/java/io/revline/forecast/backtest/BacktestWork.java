package io.revline.forecast.backtest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.revline.kit.calendar.FiscalCalendars;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Replays one day of the oldest backtest at a time. */
@ApplicationScoped
class BacktestWork {
  private static final Logger LOG = Logger.getLogger(BacktestWork.class);

  private final BacktestRuns runs;
  private final Replay replay;
  private final FiscalCalendars calendars;
  private final Clock clock;

  BacktestWork(BacktestRuns runs, Replay replay, FiscalCalendars calendars, Clock clock) {
    this.runs = runs;
    this.replay = replay;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** Returns whether there was one. */
  boolean day() {
    Optional<Backtest> held =
        QuarkusTransaction.requiringNew().call(() -> runs.hold(clock.instant()));
    held.ifPresent(this::day);
    return held.isPresent();
  }

  /** No transaction is open while the day is replayed: that takes seconds. */
  private void day(Backtest backtest) {
    try {
      List<Instant> moments =
          backtest.plan().moments(calendars.known(backtest.knownAt()).body().timeZone());
      Instant asOf = moments.get(backtest.datesDone());
      Replayed found = replay.of(backtest, asOf);
      QuarkusTransaction.requiringNew()
          .run(() -> {
            boolean running = runs.note(backtest, asOf, found);
            if (running && backtest.datesDone() + 1 == moments.size()) {
              runs.end(backtest.id(), "succeeded", null, clock.instant());
            }
          });
    } catch (RuntimeException e) {
      LOG.errorf(e, "backtest %s fails", backtest.id());
      QuarkusTransaction.requiringNew()
          .run(() ->
              runs.end(backtest.id(), "failed", String.valueOf(e.getMessage()), clock.instant()));
    }
  }
}
