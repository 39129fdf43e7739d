package io.revline.benchmarks.backlog;

import io.revline.benchmarks.sample.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts events into topics as services and other systems do. */
public final class TopicFeed implements AutoCloseable {
  private final KafkaProducer<String, String> producer;

  /**
   * @param bootstrap where the broker is
   */
  public TopicFeed(String bootstrap) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                5),
            new StringSerializer(),
            new StringSerializer());
  }

  /** Sends an event; it is safe once the future is done. */
  public Future<?> send(TopicRecord event) {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(event.topic(), event.key(), event.body());
    event
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return producer.send(record);
  }

  /** Sends events in their order and returns when the broker has all of them. */
  public void sendAll(List<TopicRecord> events) throws ExecutionException, InterruptedException {
    for (Future<?> sent : events.stream().map(this::send).toList()) {
      sent.get();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
