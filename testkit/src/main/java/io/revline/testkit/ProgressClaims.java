package io.revline.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revline.contracts.Topics;
import io.revline.kit.progress.Progress;
import io.revline.testkit.deal.DealTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Claims progress of the deals in the place of pipeline-service, all the time as that does. */
public final class ProgressClaims {
  private static final long MILLISECONDS_BETWEEN = 250;
  private static final long PATIENCE_SECONDS = 10;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** In microseconds, as databases keep time. */
  private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

  private final Admin admin;
  private final KafkaProducer<String, String> producer;

  private static final class Holder {
    static final ProgressClaims SHARED = new ProgressClaims(RevlineStack.kafka().bootstrap());
  }

  private ProgressClaims(String bootstrap) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "reconnect.backoff.max.ms", 200);
    admin = Admin.create(settings);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("progress-claims").daemon().unstarted(work))
        .scheduleWithFixedDelay(this::tryToClaim, 0, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
  }

  /** Begins to claim, if nobody has begun yet. */
  static void begin() {
    // Loading the holder starts it.
    Holder.SHARED.producer.flush();
  }

  /** Claims that everything recorded before now is in the topic; returns that time. */
  public static Instant claimNow() {
    try {
      return Holder.SHARED.claim();
    } catch (ExecutionException | TimeoutException | JsonProcessingException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A broker that a test has stopped takes no claims; the next one comes soon. */
  private void tryToClaim() {
    try {
      claim();
    } catch (ExecutionException | TimeoutException | JsonProcessingException | RuntimeException e) {
      // Tried again after a moment.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Instant claim()
      throws InterruptedException, ExecutionException, TimeoutException, JsonProcessingException {
    Instant now = CLOCK.instant();
    String claim = JSON.writeValueAsString(new Progress(now, Map.of(Topics.DEALS, ends())));
    producer
        .send(new ProducerRecord<>(Progress.TOPIC, "progress", claim))
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return now;
  }

  private Map<Integer, Long> ends()
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (int partition = 0; partition < DealTopic.PARTITIONS; partition++) {
      latest.put(new TopicPartition(Topics.DEALS, partition), OffsetSpec.latest());
    }
    Map<Integer, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
    return ends;
  }
}
