package io.revline.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that stands in Revline's topics, but for claims of progress, which nobody keeps. */
final class TopicRecords {
  private static final Duration POLL = Duration.ofMillis(200);

  private TopicRecords() {}

  /** Key, headers and body of every record by topic, partition and offset. */
  static SortedMap<String, String> all(String bootstrap) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      SortedMap<String, String> records = new TreeMap<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(POLL).forEach(record -> records.put(place(record), text(record)));
      }
      return records;
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .listTopics()
        .forEach((topic, infos) -> {
          if (topic.startsWith("revline.") && !topic.equals("revline.progress.v1")) {
            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
          }
        });
    return partitions;
  }

  private static String place(ConsumerRecord<?, ?> record) {
    return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }

  private static String text(ConsumerRecord<String, String> record) {
    StringBuilder text = new StringBuilder(String.valueOf(record.key()));
    record
        .headers()
        .forEach(header ->
            text.append('\n')
                .append(header.key())
                .append(": ")
                .append(new String(header.value(), StandardCharsets.UTF_8)));
    return text.append('\n').append(record.value()).toString();
  }
}
