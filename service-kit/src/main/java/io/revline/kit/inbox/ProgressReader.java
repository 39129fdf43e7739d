package io.revline.kit.inbox;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.broker.Broker;
import io.revline.kit.outbox.OutboxRow;
import io.revline.kit.outbox.Publisher;
import io.revline.kit.progress.Progress;
import io.revline.kit.progress.Readers;
import io.revline.kit.progress.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears how far the owners of topics are, and notes it for a consumer as soon as that has handled
 * everything the claim speaks of. Claims are cheap and come all the time, so none is kept.
 */
@ApplicationScoped
class ProgressReader {
  private static final Logger LOG = Logger.getLogger(ProgressReader.class);
  private static final TopicPartition CLAIMS = new TopicPartition(Progress.TOPIC, 0);
  private static final byte[] READING = Reading.KEY.getBytes(StandardCharsets.UTF_8);
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration EAGER = Duration.ofMillis(25);

  /** So many claims may wait for a consumer that lags; of more, every second one is enough. */
  private static final int MOST_WAITING = 64;

  private final Inbox inbox;
  private final Instance<EventHandler> handlers;
  private final ObjectMapper json;
  private final Broker broker;
  private final Publisher publisher;
  private final Readers readers;
  private final String service;
  private final Deque<Progress> waiting = new ArrayDeque<>();
  private final BackgroundLoop loop =
      new BackgroundLoop("progress-reader", Duration.ofSeconds(1), this::round);
  private @Nullable KafkaConsumer<byte[], byte[]> claims;

  ProgressReader(
      Inbox inbox,
      Instance<EventHandler> handlers,
      ObjectMapper json,
      Broker broker,
      Publisher publisher,
      Readers readers,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.inbox = inbox;
    this.handlers = handlers;
    this.json = json;
    this.broker = broker;
    this.publisher = publisher;
    this.readers = readers;
    this.service = service;
  }

  void start(@Observes StartupEvent started) {
    List<EventHandler> tracked = tracked();
    tracked.forEach(handler -> inbox.completeThrough(handler.consumer(), Instant.EPOCH));
    if (!tracked.isEmpty() || readers.isAnybodyAwaited()) {
      loop.start();
    }
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(Duration.ofSeconds(2));
    if (claims != null) {
      claims.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  private List<EventHandler> tracked() {
    return handlers.stream().filter(EventHandler::tracked).toList();
  }

  private boolean round() {
    KafkaConsumer<byte[], byte[]> consumer = connected();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(waiting.isEmpty() ? IDLE : EAGER)) {
      hear(record);
    }
    Map<EventHandler, Map<TopicPartition, Long>> handled = new HashMap<>();
    waiting.removeIf(claim -> isReached(claim, handled));
    return true;
  }

  private void hear(ConsumerRecord<byte[], byte[]> record) {
    if (waiting.size() >= MOST_WAITING) {
      boolean[] keep = {false};
      waiting.removeIf(claim -> keep[0] = !keep[0]);
    }
    try {
      if (Arrays.equals(record.key(), READING)) {
        readers.heard(json.readValue(record.value(), Reading.class));
      } else {
        waiting.add(json.readValue(record.value(), Progress.class));
      }
    } catch (IOException e) {
      LOG.warnf("a claim of progress cannot be read and is passed over: %s", e.getMessage());
    }
  }

  /**
   * Whether the consumers have handled what a claim speaks of.
   *
   * @param handled up to which offsets each has: asked once for all claims
   */
  private boolean isReached(Progress claim, Map<EventHandler, Map<TopicPartition, Long>> handled) {
    List<EventHandler> reading =
        handlers.stream().filter(handler -> claim.ends().containsKey(handler.topic())).toList();
    boolean all = true;
    for (EventHandler handler : reading) {
      Map<TopicPartition, Long> next =
          handled.computeIfAbsent(handler, it -> inbox.nextOffsets(it.consumer(), it.topic()));
      if (!isReached(claim, handler.topic(), next)) {
        all = false;
      } else if (handler.tracked()) {
        inbox.completeThrough(handler.consumer(), claim.completeThrough());
      }
    }
    if (all && !reading.isEmpty()) {
      tell(reading.stream().map(EventHandler::topic).collect(toSet()), claim.completeThrough());
    }
    return all;
  }

  private static boolean isReached(
      Progress claim, String topic, Map<TopicPartition, Long> handled) {
    return Objects.requireNonNull(claim.ends().get(topic)).entrySet().stream()
        .allMatch(end ->
            handled.getOrDefault(new TopicPartition(topic, end.getKey()), 0L) >= end.getValue());
  }

  /** Who does not hear it hears the next one. */
  private void tell(Set<String> topics, Instant completeThrough) {
    try {
      Reading reading = new Reading(service, topics, completeThrough);
      publisher.send(
          new OutboxRow(
              0, Progress.TOPIC, Reading.KEY, Map.of(), json.writeValueAsString(reading)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reading cannot be written", e);
    }
  }

  private KafkaConsumer<byte[], byte[]> connected() {
    if (claims == null) {
      claims =
          new KafkaConsumer<>(
              broker.client(
                  Map.of(
                      ConsumerConfig.CLIENT_ID_CONFIG,
                      "revline-progress",
                      ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                      false,
                      ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                      500,
                      ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                      "latest")),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      claims.assign(List.of(CLAIMS));
      claims.seekToEnd(List.of(CLAIMS));
    }
    return claims;
  }
}
