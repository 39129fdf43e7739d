package io.revline.kit.rebuild;

import io.revline.kit.broker.Broker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic read once more from its first record, in a reader's own pace and without a group. */
final class TopicFromTheStart implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int SILENT_POLLS = 60;

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;

  TopicFromTheStart(Broker broker, String topic) {
    consumer =
        new KafkaConsumer<>(
            broker.client(
                Map.of(
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    500)),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** How far the topic goes at the moment. */
  Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(partitions);
  }

  /**
   * Reads on, up to these offsets and not beyond.
   *
   * @throws IllegalStateException when nothing comes any more although there is something left
   */
  void readTo(Map<TopicPartition, Long> ends, Consumer<List<ConsumerRecord<String, byte[]>>> work) {
    int silent = 0;
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      for (TopicPartition partition : partitions) {
        if (consumer.position(partition) >= ends.getOrDefault(partition, 0L)) {
          consumer.pause(List.of(partition));
        }
      }
      ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
      silent = polled.isEmpty() ? silent + 1 : 0;
      if (silent > SILENT_POLLS) {
        throw new IllegalStateException("the broker sends no more records, try again later");
      }
      for (TopicPartition partition : polled.partitions()) {
        long end = ends.getOrDefault(partition, 0L);
        work.accept(
            polled.records(partition).stream().filter(record -> record.offset() < end).toList());
        if (consumer.position(partition) > end) {
          consumer.seek(partition, end);
        }
      }
    }
    consumer.resume(partitions);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
