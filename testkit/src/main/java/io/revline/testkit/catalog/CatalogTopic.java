package io.revline.testkit.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.contracts.Topics;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.contract.EventSchemas;
import io.revline.testkit.deal.DealTopic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes to the topic of the catalogue. */
public final class CatalogTopic {
  private CatalogTopic() {}

  /** Publishes events that keep their contract, in this order. */
  public static void publish(List<CloudEvent> events) {
    events.forEach(
        event -> assertThat(EventSchemas.violations(event.type(), event.body())).isEmpty());
    DealTopic.send(events.stream().map(CatalogTopic::record).toList());
  }

  public static void publish(CloudEvent... events) {
    publish(List.of(events));
  }

  /** The record of an event, whatever is in it. */
  public static ProducerRecord<String, byte[]> record(CloudEvent event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.CATALOG, event.subject(), event.body().getBytes(StandardCharsets.UTF_8));
    event
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
