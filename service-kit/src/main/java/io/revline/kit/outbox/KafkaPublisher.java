package io.revline.kit.outbox;

import io.opentelemetry.api.trace.Span;
import io.revline.kit.broker.Broker;
import io.revline.kit.trace.EventTraces;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** An idempotent producer that counts nothing as sent before every in-sync replica has it. */
@ApplicationScoped
class KafkaPublisher implements Publisher {
  private final KafkaProducer<String, String> producer;
  private final EventTraces traces;

  KafkaPublisher(Broker broker, EventTraces traces) {
    this.traces = traces;
    producer =
        new KafkaProducer<>(
            broker.client(
                Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG,
                    "revline-outbox",
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.COMPRESSION_TYPE_CONFIG,
                    "lz4",
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    2_000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    5_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    30_000,
                    ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                    500)),
            new StringSerializer(),
            new StringSerializer());
  }

  @Override
  public Future<?> send(OutboxRow row) {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(row.topic(), row.aggregateId(), row.body());
    row.headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    Span span = traces.publishing(row.headers());
    try {
      return producer.send(record, (place, failure) -> EventTraces.end(span, failure));
    } catch (KafkaException e) {
      EventTraces.end(span, e);
      return CompletableFuture.failedFuture(e);
    }
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
