package io.revline.benchmarks.projection;

import io.revline.benchmarks.backlog.CatchUp;
import io.revline.benchmarks.backlog.Inbox;
import io.revline.benchmarks.backlog.TopicConsumer;
import io.revline.benchmarks.backlog.TopicFeed;
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
  private static final List<TopicConsumer> CONSUMERS =
      List.of(TopicConsumer.FORECAST, TopicConsumer.PERFORMANCE);

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
    for (TopicConsumer consumer : CONSUMERS) {
      awaitAllApplied(consumer);
    }
    CONSUMERS.forEach(consumer -> platform.stop(consumer.service()));
    List<WireEvent> events = events();
    try (TopicFeed feed = new TopicFeed(platform.kafka())) {
      feed.sendAll(events.stream().map(WireEvent::record).toList());
    }
    List<Measurement> measurements = new ArrayList<>();
    for (TopicConsumer consumer : CONSUMERS) {
      Service service = consumer.service();
      double value = CatchUp.eventsPerSecond(platform, consumer, events.size());
      platform.stop(service);
      measurements.add(
          Measurement.of(
                  "projection-" + service.database().orElseThrow(),
                  value,
                  "events/s",
                  raw(service, events))
              .within(LIMIT));
    }
    CONSUMERS.forEach(consumer -> platform.start(consumer.service()));
    return measurements;
  }

  /** What the service of deals has told is counted each time: a write may still be on its way. */
  private void awaitAllApplied(TopicConsumer consumer) throws Exception {
    Service service = consumer.service();
    try (Inbox inbox = new Inbox(platform, consumer)) {
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

  private double raw(Service service, List<WireEvent> events) throws Exception {
    String name = "bench_" + service.database().orElseThrow();
    Scratch.create(platform.postgres(), name, checkout, service.folder());
    try (Connection connection = platform.postgres().connect(name)) {
      return new PlainUpserts(connection).perSecond(events);
    }
  }
}
