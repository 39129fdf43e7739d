package io.revline.testkit.deal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revline.kit.progress.Progress;
import io.revline.testkit.RevlineStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Claims progress in the place of the service that owns a topic. */
final class ProgressClaims {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** In microseconds, as databases keep time. */
  private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

  private ProgressClaims() {}

  /** Claims that everything recorded before now is in the topic; returns that time. */
  static Instant claim(String topic) {
    Instant now = CLOCK.instant();
    try (Admin admin = Admin.create(settings());
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
      Map<Integer, Long> ends = ends(admin, topic);
      String claim = JSON.writeValueAsString(new Progress(now, Map.of(topic, ends)));
      producer.send(new ProducerRecord<>(Progress.TOPIC, "progress", claim)).get();
      return now;
    } catch (InterruptedException | ExecutionException | JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<Integer, Long> ends(Admin admin, String topic)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (TopicDescription described :
        admin.describeTopics(List.of(topic)).allTopicNames().get().values()) {
      described
          .partitions()
          .forEach(partition ->
              latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
    }
    Map<Integer, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get()
        .forEach((p, end) -> ends.put(p.partition(), end.offset()));
    return ends;
  }

  private static Map<String, Object> settings() {
    return Map.of("bootstrap.servers", RevlineStack.kafka().bootstrap());
  }
}
