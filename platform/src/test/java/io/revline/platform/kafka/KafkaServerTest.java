package io.revline.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.platform.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {
  private static final String DEALS = "revline.deals.v1";

  private static KafkaServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = new KafkaServer(directory, Ports.free(), Ports.free());
    server.start();
  }

  @AfterEach
  void resume() {
    server.resume();
  }

  @AfterAll
  static void stop() {
    server.stop();
    assertThat(server.process()).isEmpty();
  }

  @Test
  void acknowledged_records_survive_SIGKILL() throws Exception {
    List<String> sent = IntStream.range(0, 50).mapToObj(i -> "deal-" + i).toList();
    send(sent);

    server.kill();

    assertThat(server.process()).isEmpty();
    server.start();
    assertThat(readAll()).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void the_topics_are_there_with_their_partitions_and_kept_for_ever() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server.bootstrap()))) {
      assertThat(partitionsOf(admin, DEALS)).hasSize(12);
      assertThat(partitionsOf(admin, "revline.dead-letters.v1")).hasSize(1);
      ConfigResource deals = new ConfigResource(ConfigResource.Type.TOPIC, DEALS);
      Config config =
          admin.describeConfigs(List.of(deals)).values().values().iterator().next().get();
      assertThat(config.entries())
          .anyMatch(entry -> entry.name().equals("retention.ms") && "-1".equals(entry.value()));
    }
  }

  @Test
  void a_suspended_broker_answers_only_after_it_is_resumed() throws Exception {
    server.suspend();

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server.bootstrap()))) {
      var nodes = admin.describeCluster().nodes();
      Awaitility.await().during(Duration.ofMillis(500)).until(() -> !nodes.isDone());
      server.resume();
      assertThat(nodes.get(20, TimeUnit.SECONDS)).hasSize(1);
    }
  }

  private static List<TopicPartitionInfo> partitionsOf(Admin admin, String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .topicNameValues()
        .values()
        .iterator()
        .next()
        .get()
        .partitions();
  }

  private void send(List<String> values) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", server.bootstrap(), "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(DEALS, value, value)).get();
      }
    }
  }

  private List<String> readAll() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", server.bootstrap()),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, 12).mapToObj(i -> new TopicPartition(DEALS, i)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<String> values = new ArrayList<>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(value(r)));
            return values.size() >= 50;
          });
      return values;
    }
  }

  private static String value(ConsumerRecord<String, String> entry) {
    return entry.value();
  }
}
