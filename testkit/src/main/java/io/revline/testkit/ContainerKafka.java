package io.revline.testkit;

import io.revline.platform.kafka.KafkaBroker;
import io.revline.platform.kafka.RevlineTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Kafka in a container, told what the broker of the tests is told. */
final class ContainerKafka implements KafkaBroker {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("KAFKA_NODE_ID", "1"),
          Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
          Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
          Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
          Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093"),
          Map.entry(
              "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
          Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
          Map.entry("KAFKA_LOG_RETENTION_MS", "-1"),
          Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1"),
          Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
          Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
          Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
          Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
          Map.entry("KAFKA_BROKER_SESSION_TIMEOUT_MS", "1500"),
          Map.entry("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "300"));

  private final Container container;

  /**
   * @param name of the container
   */
  ContainerKafka(String name, int port) {
    container = new Container(name, "apache/kafka:4.1.1", port, 9092);
  }

  @Override
  public void start() {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.put("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://" + bootstrap());
    container.start(environment);
    RevlineTopics.create(bootstrap(), new CompletableFuture<>(), PATIENCE);
  }

  @Override
  public void kill() {
    container.kill();
  }

  @Override
  public void suspend() {
    container.pause();
  }

  @Override
  public void resume() {
    container.unpause();
  }

  @Override
  public void close() {
    container.remove();
  }

  @Override
  public String bootstrap() {
    return "127.0.0.1:" + container.port();
  }
}
