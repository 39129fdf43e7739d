package io.revline.forecast.backtest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.forecast.period.Rehearsals;
import io.revline.kit.Ids;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.export.NewestFirst;
import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.NotFound;
import io.revline.kit.progress.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Replays of the past, one day after the other in the background. A crash costs the day at hand,
 * and another replica, or the next start, goes on.
 */
@ApplicationScoped
public class Backtests {
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final BacktestRuns runs;
  private final Rehearsals rehearsals;
  private final FiscalCalendars calendars;
  private final Watermark watermark;
  private final Ids ids;
  private final Clock clock;
  private final BackgroundLoop loop;

  Backtests(
      BacktestRuns runs,
      BacktestWork work,
      Rehearsals rehearsals,
      FiscalCalendars calendars,
      Watermark watermark,
      Ids ids,
      Clock clock) {
    this.runs = runs;
    this.rehearsals = rehearsals;
    this.calendars = calendars;
    this.watermark = watermark;
    this.ids = ids;
    this.clock = clock;
    this.loop = new BackgroundLoop("backtests", POLL, work::day);
  }

  void start(@Observes StartupEvent started) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(PATIENCE);
  }

  /**
   * Begins a backtest; it goes on after this returns.
   *
   * @throws InvalidInput when it would reach into the future, or of no node
   */
  @Transactional
  public Backtest submit(Plan plan, String actor) {
    rehearsals.check(plan.node());
    Instant knownAt = watermark.now();
    List<Instant> moments = plan.moments(calendars.known(knownAt).body().timeZone());
    if (moments.getLast().isAfter(clock.instant())) {
      throw InvalidInput.of("to", "lies in the future: there is nothing to compare with yet");
    }
    Backtest backtest =
        new Backtest(
            ids.next(),
            "running",
            plan,
            knownAt,
            actor,
            clock.instant(),
            null,
            moments.size(),
            0,
            null);
    runs.insert(backtest);
    loop.wake();
    return backtest;
  }

  /**
   * A backtest.
   *
   * @throws NotFound when there is none of this id
   */
  public Backtest byId(UUID id) {
    return runs.find(id).orElseThrow(() -> new NotFound("there is no backtest " + id));
  }

  /** A page of the backtests, the newest first. */
  public NewestFirst<Backtest> page(int limit, @Nullable String cursor) {
    return runs.page(limit, cursor);
  }

  /**
   * Ends a backtest; what it found so far stays.
   *
   * @throws NotFound when there is none of this id
   * @throws Conflict when it is over already
   */
  @Transactional
  public Backtest cancel(UUID id) {
    Backtest backtest = byId(id);
    if (!runs.end(id, "cancelled", null, clock.instant())) {
      throw new Conflict("backtest %s is %s already".formatted(id, backtest.state()));
    }
    return byId(id);
  }

  /** What a backtest has found so far: each source over all days, then by how far ahead. */
  public Findings findings(UUID id) {
    byId(id);
    return Findings.of(runs.deals(id), runs.periods(id));
  }

  /** What was said on each day, in order. */
  public List<Day> days(UUID id) {
    byId(id);
    return Day.of(runs.deals(id), runs.periods(id));
  }
}
