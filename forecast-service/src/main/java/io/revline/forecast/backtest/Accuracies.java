package io.revline.forecast.backtest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.forecast.backtest.BacktestRuns.SaidOfPeriod;
import io.revline.forecast.backtest.LiveForecasts.Live;
import io.revline.forecast.period.PeriodAccuracy;
import io.revline.forecast.period.Rehearsals;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.progress.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Compares what was said of periods while they lasted with what they brought. */
@ApplicationScoped
public class Accuracies {
  private static final Duration POLL = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final LiveForecasts forecasts;
  private final BacktestRuns runs;
  private final Rehearsals rehearsals;
  private final Watermark watermark;
  private final Clock clock;
  private final boolean kept;
  private final Instant firstLook;
  private final BackgroundLoop loop;

  Accuracies(
      LiveForecasts forecasts,
      BacktestRuns runs,
      Rehearsals rehearsals,
      Watermark watermark,
      Clock clock,
      @ConfigProperty(name = "revline.forecast.live.kept", defaultValue = "true") boolean kept) {
    this.forecasts = forecasts;
    this.runs = runs;
    this.rehearsals = rehearsals;
    this.watermark = watermark;
    this.clock = clock;
    this.kept = kept;
    this.firstLook = clock.instant().plus(POLL);
    this.loop = new BackgroundLoop("live-forecasts", POLL, this::keep);
  }

  void start(@Observes StartupEvent started) {
    if (kept) {
      loop.start();
    }
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(PATIENCE);
  }

  /** Keeps what is said today, but not while the services start: it may train a model. */
  private boolean keep() {
    if (!clock.instant().isBefore(firstLook)) {
      forecasts.keep();
    }
    return false;
  }

  /**
   * How past live forecasts did.
   *
   * @param measure amount or count; amount when absent
   * @param period month or quarter; quarter when absent
   * @throws io.revline.kit.problem.InvalidInput for other words
   */
  public Accuracy of(@Nullable String measure, @Nullable String period) {
    String counted = Plan.measure(measure);
    String level = Plan.period(period);
    List<Live> over = forecasts.over(level, counted, clock.instant());
    Instant knownAt = watermark.now();
    Map<String, Double> came = new HashMap<>();
    List<SaidOfPeriod> said =
        over.stream()
            .map(each ->
                new SaidOfPeriod(
                    each.asOf(),
                    each.period(),
                    "live",
                    (int) Math.ceilDiv(Duration.between(each.asOf(), each.endsAt()).toHours(), 24),
                    new PeriodAccuracy.Said(
                        each.mean(),
                        each.quantiles(),
                        came.computeIfAbsent(
                            each.period(), name -> rehearsals.came(name, knownAt, counted)))))
            .toList();
    @Nullable UUID replayed = runs.newest(counted, level).map(Backtest::id).orElse(null);
    return new Accuracy(
        counted,
        level,
        came.size(),
        said.isEmpty() ? List.of() : Findings.ofPeriods("live", said),
        replayed,
        said.isEmpty()
            ? "no %s of which something was said is over yet: replay the past instead"
                .formatted(level)
            : null);
  }
}
