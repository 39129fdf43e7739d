package io.revline.pipeline;

import io.revline.contracts.Topics;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.contract.EventSchemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the service told of its catalogue. */
final class CatalogTopic {
  private static final TopicPartition ONLY = new TopicPartition(Topics.CATALOG, 0);

  private CatalogTopic() {}

  /** Every event of an object whose body keeps its schema, in order. */
  static List<CloudEvent> of(String subject) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", RevlineStack.kafka().bootstrap()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(ONLY));
      consumer.seekToBeginning(List.of(ONLY));
      long end = consumer.endOffsets(List.of(ONLY)).getOrDefault(ONLY, 0L);
      List<CloudEvent> events = new ArrayList<>();
      while (consumer.position(ONLY) < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          if (subject.equals(record.key())) {
            events.add(CloudEvent.from(record));
          }
        }
      }
      events.removeIf(event -> !EventSchemas.violations(event.type(), event.body()).isEmpty());
      return events;
    }
  }
}
