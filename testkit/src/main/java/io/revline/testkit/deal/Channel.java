package io.revline.testkit.deal;

import io.revline.contracts.Topics;
import io.revline.testkit.RevlineStack;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The service's own consumer of deal events, and how far it is. */
public final class Channel {
  private static final Duration NOW = Duration.ofSeconds(10);

  private final KafkaClientService clients;

  public Channel(KafkaClientService clients) {
    this.clients = clients;
  }

  /** Reads the whole topic again, as after a crash that lost every committed offset. */
  public void rewind() {
    clients
        .getConsumer("deals")
        .runOnPollingThread(consumer -> {
          consumer.seekToBeginning(consumer.assignment());
        })
        .await()
        .atMost(NOW);
  }

  /** How many records the service has taken from Kafka, handled or not. */
  public long fetched() {
    return clients
        .getConsumer("deals")
        .runOnPollingThread(consumer -> {
          return consumer.assignment().stream().mapToLong(consumer::position).sum();
        })
        .await()
        .atMost(NOW);
  }

  /** How many records the service of this consumer group has acknowledged. */
  public static long committed(String group) {
    try (Admin admin = admin()) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(offset -> offset.offset())
          .sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** How many records there are. */
  public static long end() {
    try (Admin admin = admin()) {
      return admin
          .listOffsets(
              IntStream.range(0, DealTopic.PARTITIONS)
                  .boxed()
                  .collect(
                      Collectors.toMap(
                          partition -> new TopicPartition(Topics.DEALS, partition),
                          partition -> OffsetSpec.latest())))
          .all()
          .get()
          .values()
          .stream()
          .mapToLong(info -> info.offset())
          .sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", RevlineStack.kafka().bootstrap()));
  }
}
