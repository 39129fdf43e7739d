package io.revline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.contract.EventSchemas;
import io.revline.testkit.deal.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What this service has told others. */
final class Told {
  private Told() {}

  /**
   * The events of a topic with one partition that stem from requests of a correlation id, in their
   * order, once all that waits is sent. Each keeps its contract.
   */
  static List<CloudEvent> on(String topic, String correlationId, Database database)
      throws SQLException {
    await()
        .atMost(Database.PATIENCE)
        .until(() -> database.number("SELECT count(*) FROM outbox") == 0);
    List<CloudEvent> told = new ArrayList<>();
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", RevlineStack.kafka().bootstrap()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          told.add(CloudEvent.from(record));
          assertThat(record.key()).isEqualTo(told.getLast().subject());
        }
      }
    }
    told.removeIf(event -> !event.provenance().correlationId().equals(correlationId));
    told.forEach(
        event -> assertThat(EventSchemas.violations(event.type(), event.body())).isEmpty());
    return told;
  }
}
