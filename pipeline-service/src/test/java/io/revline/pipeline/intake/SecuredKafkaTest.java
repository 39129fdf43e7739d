package io.revline.pipeline.intake;

import static io.revline.pipeline.intake.Told.upserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** With a broker that has users and ACLs, a source can tell of its own deals and of no others. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
@QuarkusTestResource(value = SecuredKafka.class, restrictToAnnotatedClass = true)
class SecuredKafkaTest {
  private static final String BEGUN = "{\"name\": \"any\", \"stage\": \"proposal\"}";
  private static final String OF_CRM = Told.TOPIC + ".crm";
  private static final String OF_ERP = Told.TOPIC + ".erp";

  @Inject DataSource source;

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String secured;

  @Test
  void a_source_writes_to_its_own_topic_and_the_service_with_its_credentials_takes_it_in()
      throws Exception {
    sent("crm", "c", upserted("own", "2024-03-02T00:00:00Z", BEGUN).inBinaryMode(OF_CRM));
    upserted("posted", "2024-03-02T00:00:00Z", BEGUN).postedInBinaryMode().then().statusCode(202);

    Deals deals = new Deals(source);
    await().atMost(Database.PATIENCE).until(() -> deals.exists("own") && deals.exists("posted"));
    assertThat(
            deals.rows(
                "SELECT DISTINCT actor FROM deal_version WHERE deal_id IN"
                    + " (SELECT deal_id FROM deal_external_id WHERE external_id = 'own')"))
        .containsExactly(List.of("crm"));
    await().atMost(Database.PATIENCE).until(() -> told() >= 2);
  }

  @Test
  void a_producer_without_the_acl_or_with_the_wrong_password_is_refused() {
    Told told = upserted("refused", "2024-03-02T00:00:00Z", BEGUN);

    for (String topic : List.of(OF_ERP, Told.TOPIC, "revline.deals.v1")) {
      assertThatThrownBy(() -> sent("crm", "c", told.inBinaryMode(topic)))
          .as(topic)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
    assertThatThrownBy(() -> sent("crm", "guessed", told.inBinaryMode(OF_CRM)))
        .hasRootCauseInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void what_names_another_source_than_its_topic_is_a_dead_letter() throws Exception {
    Told foreign = upserted("theirs", "2024-03-02T00:00:00Z", BEGUN).with("source", "erp");

    sent("crm", "c", foreign.inBinaryMode(OF_CRM));
    sent("crm", "c", upserted("behind", "2024-03-02T00:00:00Z", BEGUN).inStructuredMode(OF_CRM));

    Deals deals = new Deals(source);
    await().atMost(Database.PATIENCE).until(() -> deals.exists("behind"));
    assertThat(deals.exists("theirs")).isFalse();
    assertThat(deals.rows("SELECT reason FROM dead_letter WHERE topic = '" + OF_CRM + "'"))
        .containsExactly(
            List.of(
                "source: source 'erp' may not write to revline.intake.v1.crm: send its events to"
                    + " revline.intake.v1.erp"));
  }

  private void sent(String user, String password, ProducerRecord<String, byte[]> record)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                secured,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                SecuredKafka.login(user, password),
                "max.block.ms",
                20_000),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(record).get();
    }
  }

  /** How many events of deals the service has published. */
  private static long told() {
    try (KafkaConsumer<byte[], byte[]> operator =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", System.getProperty(SecuredKafka.PLAIN, "")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, 12)
              .mapToObj(partition -> new TopicPartition("revline.deals.v1", partition))
              .toList();
      return operator.endOffsets(partitions, Duration.ofSeconds(5)).values().stream()
          .mapToLong(end -> end)
          .sum();
    }
  }
}
