package io.revline.pipeline.delivery;

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
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all that stands in the topic of deals. */
public final class Topic {
  private Topic() {}

  /** Every event ever published, repeats included, in order within each deal. */
  public static List<CloudEvent> everything() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", RevlineStack.kafka().bootstrap()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (PartitionInfo info : consumer.partitionsFor(Topics.DEALS)) {
        partitions.add(new TopicPartition(info.topic(), info.partition()));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<CloudEvent> events = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          events.add(CloudEvent.from(record));
        }
      }
      return events;
    }
  }

  /** The first occurrence of each event, by deal, in the order of the topic. */
  public static Map<UUID, List<CloudEvent>> firstOccurrences() {
    Map<UUID, CloudEvent> byId = new LinkedHashMap<>();
    everything().forEach(event -> byId.putIfAbsent(event.id(), event));
    Map<UUID, List<CloudEvent>> byDeal = new LinkedHashMap<>();
    byId.values()
        .forEach(event ->
            byDeal
                .computeIfAbsent(UUID.fromString(event.subject()), deal -> new ArrayList<>())
                .add(event));
    return byDeal;
  }
}
