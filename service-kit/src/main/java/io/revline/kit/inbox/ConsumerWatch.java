package io.revline.kit.inbox;

import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.broker.Broker;
import io.revline.kit.broker.TopicOffsets;
import io.revline.kit.progress.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Compares every two seconds what there is in Kafka with what each consumer has handled. What it
 * saw is kept, so that neither a scrape nor a health check waits for the database or the broker.
 */
@ApplicationScoped
public class ConsumerWatch {
  /** So long without progress is stuck. With the time between looks it is said within 30 s. */
  static final Duration STUCK_AFTER = Duration.ofSeconds(15);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Instance<EventHandler> handlers;
  private final Inbox inbox;
  private final BatchesInHand batches;
  private final Watermark watermark;
  private final MeterRegistry meters;
  private final Broker broker;
  private final Map<String, Sight> sights = new ConcurrentHashMap<>();
  private final BackgroundLoop loop =
      new BackgroundLoop("consumer-watch", BETWEEN_LOOKS, this::look);
  private @Nullable TopicOffsets offsets;
  private volatile @Nullable Instant complete;
  private volatile long lookedAt = System.nanoTime();

  ConsumerWatch(
      Instance<EventHandler> handlers,
      Inbox inbox,
      BatchesInHand batches,
      Watermark watermark,
      MeterRegistry meters,
      Broker broker) {
    this.handlers = handlers;
    this.inbox = inbox;
    this.batches = batches;
    this.watermark = watermark;
    this.meters = meters;
    this.broker = broker;
  }

  /** What was seen of a consumer, and the moment since when it stands there. */
  private record Sight(ConsumerState state, Map<TopicPartition, Long> handled, long standsSince) {}

  void start(@Observes StartupEvent started) {
    for (EventHandler handler : handlers) {
      Gauges of = new Gauges(handler.consumer());
      of.show(
          "revline_consumer_lag",
          "Records that a consumer has not handled yet",
          ConsumerState::waiting);
      of.show(
          "revline_consumer_standstill_seconds",
          "For how long records have waited for a consumer and none was handled",
          ConsumerState::standstillSeconds);
      if (handler.tracked()) {
        of.show(
            "revline_consumer_complete_through_timestamp_seconds",
            "The recorded time before which a projection has everything",
            state -> unixTime(state.completeThrough()));
      }
    }
    Gauge.builder(
            "revline_complete_through_timestamp_seconds",
            () -> isBlind() ? Double.NaN : unixTime(complete))
        .description("The recorded time before which the service's answers have everything")
        .register(meters);
    loop.start();
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(Duration.ofSeconds(2));
    if (offsets != null) {
      offsets.close();
    }
  }

  /** Every consumer of the service as it was last seen, by name; none before the first look. */
  public List<ConsumerState> states() {
    return sights.values().stream()
        .map(Sight::state)
        .sorted(Comparator.comparing(ConsumerState::consumer))
        .toList();
  }

  /** Whether nothing could be seen for so long that what was seen means nothing any more. */
  boolean isBlind() {
    return since(lookedAt).compareTo(STUCK_AFTER) >= 0;
  }

  private boolean look() throws InterruptedException {
    if (offsets == null) {
      offsets = new TopicOffsets(broker);
    }
    try {
      Set<String> heard =
          offsets.topics().stream()
              .filter(topic -> handlers.stream().anyMatch(handler -> handler.hears(topic)))
              .collect(toSet());
      Map<TopicPartition, Long> beginnings = offsets.beginnings(heard);
      Map<TopicPartition, Long> ends = offsets.ends(heard);
      Map<String, Instant> completeThrough = inbox.completeThrough();
      for (EventHandler handler : handlers) {
        sights.compute(
            handler.consumer(),
            (name, before) -> seen(handler, beginnings, ends, completeThrough.get(name), before));
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not tell how far its topics go", e);
    }
    complete = watermark.now();
    lookedAt = System.nanoTime();
    return false;
  }

  private Sight seen(
      EventHandler handler,
      Map<TopicPartition, Long> beginnings,
      Map<TopicPartition, Long> ends,
      @Nullable Instant completeThrough,
      @Nullable Sight before) {
    Map<TopicPartition, Long> handled = inbox.nextOffsets(handler.consumer());
    long waiting = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      if (handler.hears(end.getKey().topic())) {
        // What the topic no longer keeps waits for nobody.
        long kept = beginnings.getOrDefault(end.getKey(), 0L);
        long next = Math.max(kept, handled.getOrDefault(end.getKey(), 0L));
        waiting += Math.max(0, end.getValue() - next);
      }
    }
    long standsSince =
        waiting > 0 && before != null && before.handled().equals(handled)
            ? before.standsSince()
            : System.nanoTime();
    Duration standstill = since(standsSince);
    Duration inHand = batches.standstill(handler.consumer());
    return new Sight(
        state(
            handler,
            waiting,
            inHand.compareTo(standstill) > 0 ? inHand : standstill,
            completeThrough),
        handled,
        standsSince);
  }

  private static ConsumerState state(
      EventHandler handler, long waiting, Duration standstill, @Nullable Instant completeThrough) {
    return new ConsumerState(
        handler.consumer(),
        handler.topic(),
        waiting,
        standstill.toSeconds(),
        standstill.compareTo(STUCK_AFTER) >= 0,
        handler.tracked() ? completeThrough : null);
  }

  private static Duration since(long moment) {
    return Duration.ofNanos(System.nanoTime() - moment);
  }

  private static double unixTime(@Nullable Instant time) {
    return time == null ? Double.NaN : time.toEpochMilli() / 1000.0;
  }

  /** What was seen of one consumer, as Prometheus reads it; not a number while nothing is seen. */
  private final class Gauges {
    private final String consumer;

    Gauges(String consumer) {
      this.consumer = consumer;
    }

    void show(String name, String description, ToDoubleFunction<ConsumerState> value) {
      Gauge.builder(name, () -> now(value))
          .description(description)
          .tag("consumer", consumer)
          .register(meters);
    }

    private double now(ToDoubleFunction<ConsumerState> value) {
      Sight sight = sights.get(consumer);
      return sight == null || isBlind() ? Double.NaN : value.applyAsDouble(sight.state());
    }
  }
}
