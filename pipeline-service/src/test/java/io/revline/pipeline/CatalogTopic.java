package io.revline.pipeline;

import io.revline.contracts.Topics;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic of the catalogue from its start. */
final class CatalogTopic {
  private static final TopicPartition ONLY = new TopicPartition(Topics.CATALOG, 0);

  private CatalogTopic() {}

  /** The first occurrence of each event of an object, in order. */
  static List<CloudEvent> of(String id) {
    return everything().stream().filter(event -> event.subject().equals(id)).toList();
  }

  /** The first occurrence of each event, in order. */
  static List<CloudEvent> everything() {
    Map<UUID, CloudEvent> events = new LinkedHashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", RevlineStack.kafka().bootstrap()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(ONLY));
      consumer.seekToBeginning(List.of(ONLY));
      long end = consumer.endOffsets(List.of(ONLY)).getOrDefault(ONLY, 0L);
      while (consumer.position(ONLY) < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          CloudEvent event = CloudEvent.from(record);
          events.putIfAbsent(event.id(), event);
        }
      }
    }
    return new ArrayList<>(events.values());
  }
}
