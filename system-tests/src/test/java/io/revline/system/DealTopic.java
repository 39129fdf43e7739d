package io.revline.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic of deals as any other system would: from its first record to its last. */
final class DealTopic {
  private static final String NAME = "revline.deals.v1";

  private final String bootstrap;

  DealTopic(RunningPlatform platform) {
    this.bootstrap = platform.kafka().bootstrap();
  }

  /** An event as it stands in the topic. */
  record Event(Map<String, String> headers, String key, String body) {
    String header(String name) {
      String value = headers.get(name);
      if (value == null) {
        throw new AssertionError("no header " + name + " in " + headers);
      }
      return value;
    }

    long version() {
      return Long.parseLong(header("ce_aggregateversion"));
    }
  }

  /** Every record, repeats included, in order within each deal. */
  List<Event> everything() {
    return read(consumer -> {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Event> events = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> events.add(event(record)));
      }
      return events;
    });
  }

  /** How many records there are in all. */
  long size() {
    return read(consumer ->
        consumer.endOffsets(partitions(consumer)).values().stream()
            .mapToLong(Long::longValue)
            .sum());
  }

  /** The first occurrence of each event, by deal, in the order of the topic. */
  Map<String, List<Event>> firstOccurrences() {
    Map<String, Event> byId = new LinkedHashMap<>();
    everything().forEach(event -> byId.putIfAbsent(event.header("ce_id"), event));
    Map<String, List<Event>> byDeal = new LinkedHashMap<>();
    byId.values()
        .forEach(
            event -> byDeal.computeIfAbsent(event.key(), deal -> new ArrayList<>()).add(event));
    return byDeal;
  }

  private <T> T read(Function<KafkaConsumer<String, String>, T> work) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringDeserializer(),
            new StringDeserializer())) {
      return work.apply(consumer);
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
    return consumer.partitionsFor(NAME).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static Event event(ConsumerRecord<String, String> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    record
        .headers()
        .forEach(header ->
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return new Event(headers, record.key(), record.value());
  }
}
