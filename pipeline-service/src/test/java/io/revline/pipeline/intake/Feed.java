package io.revline.pipeline.intake;

import static org.awaitility.Awaitility.await;

import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The topic of the intake, and how far the service is with it. */
final class Feed {
  private static final String GROUP = "pipeline-service-intake";
  private static final int PARTITIONS = 12;

  private Feed() {}

  static void send(List<ProducerRecord<String, byte[]>> records) {
    DealTopic.send(records);
  }

  /** Sends records and waits until the service is done with all that stands in the topic. */
  static void sendAndAwait(List<ProducerRecord<String, byte[]>> records) {
    send(records);
    awaitTaken();
  }

  /** Waits until the service is done with all that stands in the topic now. */
  static void awaitTaken() {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", RevlineStack.kafka().bootstrap()))) {
      Map<TopicPartition, Long> ends = ends(admin);
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .atMost(Database.PATIENCE)
          .until(() -> {
            Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
            return ends.entrySet().stream()
                .allMatch(end ->
                    end.getValue() == 0
                        || (committed.containsKey(end.getKey())
                            && committed.get(end.getKey()).offset() >= end.getValue()));
          });
    }
  }

  private static Map<TopicPartition, Long> ends(Admin admin) {
    try {
      return admin
          .listOffsets(
              IntStream.range(0, PARTITIONS)
                  .boxed()
                  .collect(
                      Collectors.toMap(
                          partition -> new TopicPartition(Told.TOPIC, partition),
                          partition -> OffsetSpec.latest())))
          .all()
          .get()
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
