package io.revline.benchmarks.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.revline.benchmarks.tables.Csv;
import io.revline.contracts.Topics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the outbox held before it was relayed, read back from the topic of deals. */
final class RelayedEvents {
  /** Reads a file of these events. */
  static final String COPY =
      "COPY outbox (bucket, topic, aggregate_id, headers, body, recorded_at)"
          + " FROM STDIN (FORMAT csv)";

  private static final int BUCKETS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();

  private RelayedEvents() {}

  /**
   * Writes the first event of each of these deals; those not relayed yet are waited for.
   *
   * @param bootstrap where the broker is
   */
  static void write(String bootstrap, Set<String> deals, Path file) throws IOException {
    Set<String> missing = new HashSet<>(deals);
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (BufferedWriter rows = Files.newBufferedWriter(file);
        KafkaConsumer<String, String> consumer = consumer(bootstrap)) {
      while (!missing.isEmpty()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(missing.size() + " deals have no event");
        }
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
          if (missing.remove(record.key())) {
            rows.write(row(record));
          }
        }
      }
    }
  }

  private static KafkaConsumer<String, String> consumer(String bootstrap) {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.DEALS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private static String row(ConsumerRecord<String, String> record) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    record
        .headers()
        .forEach(it -> headers.put(it.key(), new String(it.value(), StandardCharsets.UTF_8)));
    return Csv.line(
        Math.floorMod(record.key().hashCode(), BUCKETS),
        record.topic(),
        record.key(),
        JSON.writeValueAsString(headers),
        record.value(),
        headers.get("ce_recordedat"));
  }
}
