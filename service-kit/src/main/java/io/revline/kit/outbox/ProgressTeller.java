package io.revline.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.broker.Broker;
import io.revline.kit.broker.TopicOffsets;
import io.revline.kit.progress.Progress;
import io.revline.kit.time.RecordedTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells readers up to which recorded time they can have everything. The order of the questions is
 * the proof: what was recorded before the watermark is committed, so it stands in the outbox or in
 * Kafka; what no longer stands in the outbox was acknowledged before the ends are asked for.
 */
@ApplicationScoped
class ProgressTeller {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(1);
  private static final long PATIENCE_SECONDS = 5;

  private final RecordedTime recorded;
  private final JdbcOutboxStore store;
  private final Publisher publisher;
  private final ObjectMapper json;
  private final List<String> topics;
  private final Broker broker;
  private final BackgroundLoop loop = new BackgroundLoop("progress-teller", POLL, this::round);
  private volatile boolean news = true;
  private long toldAt = System.nanoTime();
  private @Nullable TopicOffsets offsets;

  ProgressTeller(
      RecordedTime recorded,
      JdbcOutboxStore store,
      Publisher publisher,
      ObjectMapper json,
      @ConfigProperty(name = "revline.progress.topics") Optional<List<String>> topics,
      Broker broker) {
    this.recorded = recorded;
    this.store = store;
    this.publisher = publisher;
    this.json = json;
    this.topics = topics.orElse(List.of());
    this.broker = broker;
  }

  void start(@Observes StartupEvent started) {
    if (!topics.isEmpty()) {
      loop.start();
    }
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(Duration.ofSeconds(2));
    if (offsets != null) {
      offsets.close();
    }
  }

  /** Events were published: readers may be told at once. */
  void published() {
    news = true;
    loop.wake();
  }

  private boolean round() throws InterruptedException {
    long quiet = System.nanoTime() - toldAt;
    if (quiet < POLL.toNanos() || (!news && quiet < AT_LEAST_EVERY.toNanos())) {
      return false;
    }
    news = false;
    toldAt = System.nanoTime();
    tell();
    return false;
  }

  private void tell() throws InterruptedException {
    Instant complete = store.oldestOr(recorded.watermark());
    try {
      Progress claim = new Progress(complete, ends());
      OutboxRow row =
          new OutboxRow(0, Progress.TOPIC, "progress", Map.of(), json.writeValueAsString(claim));
      publisher.send(row).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | JsonProcessingException e) {
      throw new IllegalStateException("progress could not be told: " + e.getMessage(), e);
    }
  }

  private Map<String, Map<Integer, Long>> ends()
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Map<Integer, Long>> ends = new HashMap<>();
    connected()
        .ends(topics)
        .forEach((partition, end) ->
            ends.computeIfAbsent(partition.topic(), topic -> new HashMap<>())
                .put(partition.partition(), end));
    return ends;
  }

  private TopicOffsets connected() {
    if (offsets == null) {
      offsets = new TopicOffsets(broker);
    }
    return offsets;
  }
}
