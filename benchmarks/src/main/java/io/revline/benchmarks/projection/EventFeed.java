package io.revline.benchmarks.projection;

import io.revline.benchmarks.sample.WireEvent;
import io.revline.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events to the topic of deals as pipeline-service would. */
final class EventFeed {
  private EventFeed() {}

  /**
   * Publishes events in their order and returns when the broker has all of them.
   *
   * @param bootstrap where the broker is
   */
  static Backlog publish(String bootstrap, List<WireEvent> events)
      throws ExecutionException, InterruptedException {
    Map<Integer, WireEvent> first = new HashMap<>();
    Map<Integer, WireEvent> last = new HashMap<>();
    try (KafkaProducer<String, String> producer = producer(bootstrap)) {
      List<Future<RecordMetadata>> sent =
          events.stream().map(EventFeed::record).map(producer::send).toList();
      for (int i = 0; i < sent.size(); i++) {
        int partition = sent.get(i).get().partition();
        first.putIfAbsent(partition, events.get(i));
        last.put(partition, events.get(i));
      }
    }
    return new Backlog(events.size(), ids(first), ids(last));
  }

  private static KafkaProducer<String, String> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            5),
        new StringSerializer(),
        new StringSerializer());
  }

  private static ProducerRecord<String, String> record(WireEvent event) {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(Topics.DEALS, event.subject(), event.body());
    event
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private static List<UUID> ids(Map<Integer, WireEvent> byPartition) {
    return byPartition.values().stream().map(WireEvent::id).toList();
  }
}
