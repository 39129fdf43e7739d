package io.revline.benchmarks.projection;

import io.revline.benchmarks.report.Limit;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.Scratch;
import io.revline.benchmarks.run.Sizes;
import io.revline.benchmarks.run.Waiting;
import io.revline.benchmarks.sample.DealHistories;
import io.revline.benchmarks.sample.DealHistory;
import io.revline.benchmarks.sample.WireEvent;
import io.revline.platform.home.Service;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Events per second into a projection that was stopped and has to catch up, beside a bare batched
 * upsert of the same segments into a table of the same definition on the same server.
 */
public final class ProjectionBenchmark {
  private static final long SEED = 50_000;
  private static final Limit LIMIT = Limit.ofRaw("0.25");
  private static final List<Service> CONSUMERS = List.of(Service.FORECAST, Service.PERFORMANCE);

  private final RunningPlatform platform;
  private final Path checkout;
  private final Sizes sizes;

  /**
   * @param checkout where the services' migrations are
   */
  public ProjectionBenchmark(RunningPlatform platform, Path checkout, Sizes sizes) {
    this.platform = platform;
    this.checkout = checkout;
    this.sizes = sizes;
  }

  /** Measures each consumer alone, then its raw limit; every service runs again afterwards. */
  public List<Measurement> run() throws Exception {
    for (Service service : CONSUMERS) {
      awaitAllApplied(service);
    }
    CONSUMERS.forEach(platform::stop);
    List<WireEvent> events = events();
    Backlog backlog = EventFeed.publish(platform.kafka(), events);
    List<Measurement> measurements = new ArrayList<>();
    for (Service service : CONSUMERS) {
      double value = eventsPerSecond(service, backlog);
      measurements.add(
          Measurement.of(
                  "projection-" + service.database().orElseThrow(),
                  value,
                  "events/s",
                  raw(service, events))
              .within(LIMIT));
    }
    CONSUMERS.forEach(platform::start);
    return measurements;
  }

  /** What the service of deals has told is counted each time: a write may still be on its way. */
  private void awaitAllApplied(Service service) throws Exception {
    try (Inbox inbox = new Inbox(platform.connect(service), service.folder())) {
      try {
        Waiting.until(
            service.folder() + " has applied every event", () -> inbox.applied() == told());
      } catch (ConditionTimeoutException e) {
        throw new IllegalStateException(
            "%s has applied %d of %d events, %d are set aside, %d wait in the outbox"
                .formatted(
                    service.folder(),
                    inbox.applied(),
                    told(),
                    inbox.deadLetters(),
                    platform.count(Service.PIPELINE, "outbox")),
            e);
      }
    }
  }

  private long told() throws Exception {
    return platform.count(Service.PIPELINE, "deal_version");
  }

  /** All creations, then all moves, then all wins: no batch finds a deal's events side by side. */
  private List<WireEvent> events() {
    List<DealHistory> histories = new DealHistories(SEED).next(sizes.histories());
    return Stream.<Function<DealHistory, WireEvent>>of(
            DealHistory::created, DealHistory::moved, DealHistory::won)
        .flatMap(step -> histories.stream().map(step))
        .toList();
  }

  private double eventsPerSecond(Service service, Backlog backlog) throws Exception {
    try (Inbox inbox = new Inbox(platform.connect(service), service.folder())) {
      long before = inbox.applied();
      platform.launch(service);
      Waiting.until(service.folder() + " begins", () -> inbox.applied(backlog.first()) > 0);
      long begin = System.nanoTime();
      long atBegin = inbox.applied();
      Waiting.until(
          service.folder() + " has caught up",
          () -> inbox.applied(backlog.last()) == backlog.last().size());
      double seconds = (System.nanoTime() - begin) / 1e9;
      long applied = inbox.applied();
      requireAll(service, backlog.size(), applied - before, inbox.deadLetters());
      platform.stop(service);
      return (applied - atBegin) / seconds;
    }
  }

  private static void requireAll(Service service, long published, long applied, long setAside) {
    if (applied != published || setAside != 0) {
      throw new IllegalStateException(
          "%s was to apply %d events, applied %d and set aside %d"
              .formatted(service.folder(), published, applied, setAside));
    }
  }

  private double raw(Service service, List<WireEvent> events) throws Exception {
    String name = "bench_" + service.database().orElseThrow();
    Scratch.create(platform.postgres(), name, checkout, service.folder());
    try (Connection connection = platform.postgres().connect(name)) {
      return new PlainUpserts(connection).perSecond(events);
    }
  }
}
