package io.revline.testkit.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.contracts.Topics;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.contract.EventSchemas;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes to the topic of deals. */
public final class DealTopic {
  public static final int PARTITIONS = 12;

  private static final Set<List<CloudEvent>> PUBLISHED =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  private DealTopic() {}

  /** Publishes events that keep their contract, in this order. */
  public static void publish(List<CloudEvent> events) {
    events.forEach(
        event -> assertThat(EventSchemas.violations(event.type(), event.body())).isEmpty());
    send(events.stream().map(DealTopic::record).toList());
  }

  public static void publish(CloudEvent... events) {
    publish(List.of(events));
  }

  /**
   * Publishes this list unless a test before has: what many tests stand on is there for all of
   * them, and whoever reads the topic from its beginning need not refuse it as often as there are
   * tests.
   */
  public static void publishOnce(List<CloudEvent> events) {
    if (PUBLISHED.add(events)) {
      publish(events);
    }
  }

  /**
   * Publishes one more event into every partition: when they are applied, so is all before them.
   */
  public static List<CloudEvent> publishBarrier() {
    List<CloudEvent> barrier = new ArrayList<>();
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      CloudEvent last = new DealHistory().say("2025-01-01T00:00:00Z", deal -> deal.of("nobody"));
      barrier.add(last);
      records.add(record(last, partition));
    }
    send(records);
    return barrier;
  }

  /** Publishes records, whatever they are. */
  public static void send(List<ProducerRecord<String, byte[]>> records) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", RevlineStack.kafka().bootstrap(), "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer())) {
      records.forEach(producer::send);
      producer.flush();
    }
  }

  public static ProducerRecord<String, byte[]> record(CloudEvent event) {
    return record(event, null);
  }

  /** The record of an event, in a partition of the test's choice. */
  public static ProducerRecord<String, byte[]> record(
      CloudEvent event, @Nullable Integer partition) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.DEALS,
            partition,
            event.subject(),
            event.body().getBytes(StandardCharsets.UTF_8));
    event
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
