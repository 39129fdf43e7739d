package io.revline.benchmarks.intake;

import io.revline.benchmarks.backlog.CatchUp;
import io.revline.benchmarks.backlog.Inbox;
import io.revline.benchmarks.backlog.TopicConsumer;
import io.revline.benchmarks.backlog.TopicFeed;
import io.revline.benchmarks.intake.PlainTimelines.Told;
import io.revline.benchmarks.intake.SteadyIntake.Seen;
import io.revline.benchmarks.projection.PlainUpserts;
import io.revline.benchmarks.report.Limit;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.run.GatewayClient;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.Scratch;
import io.revline.benchmarks.run.Sizes;
import io.revline.benchmarks.run.Waiting;
import io.revline.benchmarks.sample.DealHistories;
import io.revline.benchmarks.sample.DealHistory;
import io.revline.benchmarks.sample.TopicRecord;
import io.revline.benchmarks.sample.WireEvent;
import io.revline.platform.home.Service;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What other systems tell on its way: from the topic of the intake to the timelines of
 * pipeline-service, from there to each projection, each beside the same rows by plain JDBC; and at
 * 500 events a second from the topic to a figure, beside a bare GET of that figure.
 */
public final class IntakeBenchmark {
  private static final long BACKLOG_SEED = 60_000;
  private static final long STEADY_SEED = 70_000;
  private static final String SCRATCH = "bench_intake_";
  private static final Limit TIMELINE = Limit.atLeast(8_000);
  private static final Limit PROJECTION = Limit.atLeast(15_000);
  private static final Limit FIGURE = Limit.under(1_000);
  private static final List<TopicConsumer> PROJECTIONS =
      List.of(TopicConsumer.FORECAST, TopicConsumer.PERFORMANCE);

  private final RunningPlatform platform;
  private final Path checkout;
  private final Sizes sizes;
  private final Consumer<Measurement> taker;
  private final List<DealHistory> deals;

  /**
   * @param checkout where the services' migrations are
   * @param taker gets each figure as soon as it is there
   */
  public IntakeBenchmark(
      RunningPlatform platform, Path checkout, Sizes sizes, Consumer<Measurement> taker) {
    this.platform = platform;
    this.checkout = checkout;
    this.sizes = sizes;
    this.taker = taker;
    this.deals = new DealHistories(BACKLOG_SEED).next(sizes.histories());
  }

  /** Measures everything; every service runs again afterwards. */
  public void run() throws Exception {
    awaitToldOnwards();
    for (TopicConsumer consumer : PROJECTIONS) {
      CatchUp.await(platform, consumer);
    }
    Stream.of(Service.PIPELINE, Service.FORECAST, Service.PERFORMANCE).forEach(platform::stop);
    timeline();
    for (TopicConsumer consumer : PROJECTIONS) {
      projection(consumer);
    }
    PROJECTIONS.forEach(consumer -> platform.start(consumer.service()));
    figure();
  }

  /** All creations, then all moves, then all wins: no batch finds a deal's events side by side. */
  private <T> List<T> events(
      Function<DealHistory, T> created,
      Function<DealHistory, T> moved,
      Function<DealHistory, T> won) {
    return Stream.of(created, moved, won).flatMap(step -> deals.stream().map(step)).toList();
  }

  private void timeline() throws Exception {
    List<TopicRecord> events =
        events(SourceEvents::created, SourceEvents::moved, SourceEvents::won);
    try (TopicFeed feed = new TopicFeed(platform.kafka())) {
      feed.sendAll(events);
    }
    double value = CatchUp.eventsPerSecond(platform, TopicConsumer.INTAKE, events.size());
    StoredDeals stored = stored();
    requireTold(stored);
    // Before plain JDBC, with which the relay would share the processors.
    awaitToldOnwards();
    taker.accept(
        Measurement.of("intake-timeline", value, "events/s", plainTimelines(stored))
            .within(TIMELINE));
  }

  /** Waits until all that pipeline-service has to tell is in the topic of deals. */
  private void awaitToldOnwards() {
    Waiting.until(
        "the outbox is empty",
        CatchUp.PATIENCE,
        Duration.ofMillis(200),
        () -> platform.count(Service.PIPELINE, "outbox") == 0);
  }

  private StoredDeals stored() throws Exception {
    try (Connection connection = platform.connect(Service.PIPELINE)) {
      return StoredDeals.in(connection);
    }
  }

  private void requireTold(StoredDeals stored) {
    BigDecimal worth =
        deals.stream().map(deal -> deal.deal().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (stored.deals() != deals.size()
        || stored.won() != deals.size()
        || stored.versions() != (long) deals.size() * DealHistory.EVENTS
        || stored.worth().compareTo(worth) != 0) {
      throw new IllegalStateException(
          "%d deals were told, won for %s: there is %s".formatted(deals.size(), worth, stored));
    }
  }

  private double plainTimelines(StoredDeals expected) throws Exception {
    String name = SCRATCH + "pipeline";
    Scratch.create(platform.postgres(), name, checkout, Service.PIPELINE.folder());
    // As the service connects.
    String url = platform.postgres().jdbcUrl(name) + "?reWriteBatchedInserts=true";
    try (Connection connection = DriverManager.getConnection(url, name, name)) {
      double perSecond =
          new PlainTimelines(connection)
              .perSecond(
                  events(
                      deal -> new Told(deal, deal.created()),
                      deal -> new Told(deal, deal.moved()),
                      deal -> new Told(deal, deal.won())));
      StoredDeals stored = StoredDeals.in(connection);
      if (!stored.equals(expected)) {
        throw new IllegalStateException(
            "plain JDBC stored %s, pipeline-service %s".formatted(stored, expected));
      }
      return perSecond;
    }
  }

  private void projection(TopicConsumer consumer) throws Exception {
    Service service = consumer.service();
    long before = platform.count(service, "deal_segment");
    List<WireEvent> events = events(DealHistory::created, DealHistory::moved, DealHistory::won);
    double value = CatchUp.eventsPerSecond(platform, consumer, events.size());
    long segments = platform.count(service, "deal_segment") - before;
    platform.stop(service);
    if (segments != stored().segments()) {
      throw new IllegalStateException(
          "%s has %d segments more, pipeline-service %d"
              .formatted(service.folder(), segments, stored().segments()));
    }
    String database = service.database().orElseThrow();
    taker.accept(
        Measurement.of(
                "intake-" + database, value, "events/s", plainUpserts(service, database, events))
            .within(PROJECTION));
  }

  private double plainUpserts(Service service, String database, List<WireEvent> events)
      throws Exception {
    String name = SCRATCH + database;
    Scratch.create(platform.postgres(), name, checkout, service.folder());
    try (Connection connection = platform.postgres().connect(name)) {
      return new PlainUpserts(connection).perSecond(events);
    }
  }

  private void figure() throws Exception {
    try (GatewayClient client = platform.client();
        TopicFeed feed = new TopicFeed(platform.kafka());
        Inbox inbox = new Inbox(platform, TopicConsumer.INTAKE)) {
      long before = inbox.applied();
      SteadyIntake steady = new SteadyIntake(client, feed, STEADY_SEED);
      int warmUp = steady.during(sizes.warmUp()).events();
      Seen seen = steady.during(sizes.steady());
      taker.accept(figure("p50", seen, 0.50));
      taker.accept(figure("p99", seen, 0.99).within(FIGURE));
      int sent = warmUp + seen.events();
      Waiting.until("every event is taken in", () -> inbox.applied() == before + sent);
      requireEach(sent + deals.size() * DealHistory.EVENTS, inbox);
    }
  }

  private static Measurement figure(String suffix, Seen seen, double share) {
    return Measurement.of(
        "intake-to-figure-" + suffix,
        seen.untilSeen().millis(share),
        "ms",
        seen.asking().millis(share));
  }

  private void requireEach(int events, Inbox inbox) throws Exception {
    StoredDeals stored = stored();
    if (stored.versions() != events || inbox.deadLetters() != 0) {
      throw new IllegalStateException(
          "%d events were told, %d are set aside, and there is %s"
              .formatted(events, inbox.deadLetters(), stored));
    }
  }
}
