package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.revline.contracts.Topics;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.catalog.CatalogTopic;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class PoisonTest {
  private static final String PATH = "/api/v1/forecast/dead-letters";

  @Inject DataSource source;
  private Database database;

  @BeforeEach
  void open() {
    database = new Database(source);
    CloudEvent euros = CatalogEvents.corporateCurrency("EUR");
    CatalogTopic.publish(List.of(euros));
    database.awaitApplied(List.of(euros));
  }

  @AfterEach
  void mend() throws SQLException {
    database.run("ALTER TABLE deal_segment DROP CONSTRAINT IF EXISTS refused");
  }

  private void refuse(String condition) throws SQLException {
    database.run("ALTER TABLE deal_segment ADD CONSTRAINT refused CHECK (NOT (" + condition + "))");
  }

  @Test
  void one_bad_event_amid_a_thousand_is_set_aside_and_a_replay_applies_it() throws SQLException {
    refuse("owner IS NOT DISTINCT FROM 'mallory'");
    List<CloudEvent> good = new ArrayList<>();
    List<CloudEvent> all = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String owner = i == 500 ? "mallory" : "alice";
      CloudEvent event = new DealHistory().say("2022-01-01T00:00:00Z", deal -> deal.of(owner));
      all.add(event);
      if (i != 500) {
        good.add(event);
      }
    }
    CloudEvent bad = all.get(500);

    DealTopic.publish(all);
    database.awaitApplied(good);
    UUID letter = awaitLetter(bad);

    Object[] ids = all.stream().map(CloudEvent::id).toArray();
    assertThat(
            database.number(
                "SELECT count(*) FROM dead_letter WHERE headers->>'ce_id' = ANY (?)", ids))
        .isEqualTo(1);
    assertThat(deals(all)).isEqualTo(999);
    assertThat(deals(List.of(bad))).isZero();

    ops("GET", "").statusCode(200).body("id", hasItem(letter.toString()));
    ops("GET", "/" + letter)
        .statusCode(200)
        .body("body", equalTo(bad.body()))
        .body("headers.ce_id", equalTo(bad.id().toString()))
        .body("reason", notNullValue())
        .body("replayedAt", nullValue());
    ops("POST", "/" + letter + "/replay").statusCode(409);
    assertThat(deals(List.of(bad))).isZero();

    mend();
    ops("POST", "/" + letter + "/replay").statusCode(200).body("replayedAt", notNullValue());
    assertThat(deals(List.of(bad))).isEqualTo(1);
    database.run("DELETE FROM inbox WHERE event_id = '%s'".formatted(bad.id()));
    ops("POST", "/" + letter + "/replay").statusCode(200);
    DealTopic.publish(bad);
    database.awaitApplied(DealTopic.publishBarrier());
    assertThat(deals(all)).isEqualTo(1_000);
    assertThat(told(letter)).isEqualTo(1);
  }

  @Test
  void a_deal_is_counted_once_while_one_of_its_events_is_set_aside() throws SQLException {
    DealHistory deal = new DealHistory();
    CloudEvent first =
        deal.say(
            "2023-01-01T00:00:00Z", each -> each.worth("10.00", "EUR").due("2023-06-01").of("zoe"));
    CloudEvent second = deal.say("2023-01-02T00:00:00Z", each -> each.worth("20.00", "EUR"));
    CloudEvent third = deal.say("2023-01-03T00:00:00Z", each -> each.worth("30.00", "EUR"));
    refuse("number = 2 AND deal_id = '" + deal.id + "'");
    String asked = "period=2023-06&groupBy=owner&asOf=2024-01-01";

    DealTopic.publish(first, second, third);
    database.awaitApplied(List.of(first, third));
    UUID letter = awaitLetter(second);

    Figures told = Figures.seenWith(Tokens.rep("zoe"), asked);
    assertThat(told.of("open-pipeline")).containsExactly("zoe 1 30.00 EUR", "total 1 30.00 EUR");
    String then = "&knownAt=" + told.json().getString("figures[0].knownAt");
    String inBetween = asked.replace("2024-01-01", "2023-01-02T12:00:00Z") + then;
    Figures between = Figures.seenWith(Tokens.rep("zoe"), inBetween);
    mend();
    ops("POST", "/" + letter + "/replay").statusCode(200);
    assertThat(Figures.seenWith(Tokens.rep("zoe"), asked).of("open-pipeline"))
        .containsExactly("zoe 1 30.00 EUR", "total 1 30.00 EUR");
    assertThat(Figures.seenWith(Tokens.rep("zoe"), asked + then).of("open-pipeline"))
        .as("what was answered before the replay")
        .isEqualTo(told.of("open-pipeline"));
    assertThat(Figures.seenWith(Tokens.rep("zoe"), inBetween).of("open-pipeline"))
        .as("what was answered before the replay")
        .isEqualTo(between.of("open-pipeline"));
  }

  @Test
  void a_projection_made_again_still_learned_an_event_late_that_was_set_aside()
      throws SQLException {
    DealHistory deal = new DealHistory();
    List<CloudEvent> told =
        List.of(
            deal.say("2023-02-01T00:00:00Z", each -> each.worth("10.00", "EUR").of("zoe")),
            deal.say("2023-02-02T00:00:00Z", each -> each.worth("20.00", "EUR")),
            deal.say("2023-02-03T00:00:00Z", each -> each.worth("30.00", "EUR")));
    refuse("number = 2 AND deal_id = '" + deal.id + "'");
    DealTopic.publish(told);
    UUID letter = awaitLetter(told.get(1));
    mend();
    ops("POST", "/" + letter + "/replay").statusCode(200);
    String rows = "SELECT * FROM deal_segment WHERE deal_id = '" + deal.id + "' ORDER BY number";
    List<List<String>> before = database.rows(rows);
    assertThat(before).as("two of them replaced").hasSize(5);

    assertThat(Rebuild.of("forecast-service").getString("state")).isEqualTo("succeeded");

    assertThat(database.rows(rows)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("records_that_are_no_events")
  void what_is_no_event_is_set_aside_and_nothing_behind_it_waits(String reason, Broken broken)
      throws SQLException {
    CloudEvent bad = any();
    CloudEvent behind = any();
    ProducerRecord<String, byte[]> record = broken.from(DealTopic.record(bad, 3));
    long before = database.number("SELECT count(*) FROM dead_letter");

    DealTopic.send(List.of(record, DealTopic.record(behind, 3)));
    database.awaitApplied(List.of(behind));

    assertThat(database.number("SELECT count(*) FROM dead_letter") - before).isEqualTo(1);
    assertThat(deals(List.of(bad))).isZero();
    ops("GET", "?limit=1").body("[0].reason", containsString(reason));
  }

  static Stream<Arguments> records_that_are_no_events() {
    return Stream.of(
        arguments("the body is no revline.deal.created.v1", body("{")),
        arguments("the body is missing", body("null")),
        arguments("there is no body", record -> with(record, null)),
        arguments("deal is missing", body("{\"changes\":[],\"segments\":[]}")),
        arguments("the body is no", body("{\"changes\":[],\"deal\":{}}")),
        arguments("segments.from is missing", replaced("\"from\"", "\"form\"")),
        arguments("must be at least 1", replaced("\"number\":1", "\"number\":0")),
        arguments("ends before it begins", replaced("\"number\":1", END_BEFORE_BEGIN)),
        arguments("status is missing", replaced("\"status\"", "\"state\"")),
        arguments("with closedAt null", replaced("\"open\"", "\"won\"")),
        arguments("the body is no", replaced("\"open\"", "\"ajar\"")),
        arguments("probability", replaced("0.1", "1.5")),
        arguments("ISO 4217", replaced("EUR", "XXQ")),
        arguments("ISO 4217", replaced("EUR", "\\u0000")),
        arguments("more decimals", replaced("12.50", "12.505")),
        arguments("the subject is", header("ce_subject", UUID.randomUUID().toString())),
        arguments("a header cannot be read", header("ce_id", "7")),
        arguments("ce_type is missing", header("ce_type", null)),
        arguments("ce_type is missing", PoisonTest::withEmptyType));
  }

  private static final String END_BEFORE_BEGIN = "\"number\":1,\"to\":\"2000-01-01T00:00:00Z\"";

  @Test
  void what_a_later_version_adds_is_passed_over() throws SQLException {
    CloudEvent event = any();
    CloudEvent unknown = any();
    ProducerRecord<String, byte[]> more =
        replaced("{\"changes\"", "{\"colour\":\"red\",\"changes\"").from(DealTopic.record(event));
    ProducerRecord<String, byte[]> strange =
        header("ce_type", "revline.deal.merged.v1").from(DealTopic.record(unknown));
    long before = database.number("SELECT count(*) FROM dead_letter");

    DealTopic.send(List.of(more, strange));
    database.awaitApplied(List.of(event, unknown));

    assertThat(deals(List.of(event))).isEqualTo(1);
    assertThat(deals(List.of(unknown))).isZero();
    assertThat(database.number("SELECT count(*) FROM dead_letter")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rep", "manager", "revops", "finance", "integration"})
  void only_ops_may_touch_dead_letters(String role) {
    for (String path : List.of(PATH, PATH + "/" + UUID.randomUUID())) {
      given().auth().oauth2(Tokens.of(role)).get(path).then().statusCode(403);
    }
    given()
        .auth()
        .oauth2(Tokens.of(role))
        .post(PATH + "/" + UUID.randomUUID() + "/replay")
        .then()
        .statusCode(403);
  }

  /** Turns a good record into a bad one. */
  @FunctionalInterface
  interface Broken {
    ProducerRecord<String, byte[]> from(ProducerRecord<String, byte[]> good);
  }

  private static Arguments arguments(String reason, Broken broken) {
    return Arguments.of(reason, broken);
  }

  private static Broken body(String json) {
    return record -> with(record, json.getBytes(StandardCharsets.UTF_8));
  }

  private static Broken replaced(String part, String by) {
    return record -> {
      String body = new String(record.value(), StandardCharsets.UTF_8);
      assertThat(body).contains(part);
      return with(record, body.replace(part, by).getBytes(StandardCharsets.UTF_8));
    };
  }

  private static Broken header(String name, @Nullable String value) {
    return record -> {
      record.headers().remove(name);
      if (value != null) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
      }
      return record;
    };
  }

  @SuppressWarnings("NullAway")
  private static ProducerRecord<String, byte[]> withEmptyType(
      ProducerRecord<String, byte[]> record) {
    record.headers().remove("ce_type").add("ce_type", null);
    return record;
  }

  @SuppressWarnings("NullAway")
  private static ProducerRecord<String, byte[]> with(
      ProducerRecord<String, byte[]> record, byte @Nullable [] body) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.key(), body, record.headers());
  }

  private static CloudEvent any() {
    return new DealHistory()
        .say(
            "2024-01-01T00:00:00Z",
            deal -> deal.worth("12.50", "EUR").due("2024-02-01").of("anybody"));
  }

  private UUID awaitLetter(CloudEvent bad) throws SQLException {
    String query = "SELECT id FROM dead_letter WHERE headers->>'ce_id' = ANY (?)";
    await()
        .atMost(Database.PATIENCE)
        .until(() -> database.rows(query, bad.id()).size(), count -> count == 1);
    return UUID.fromString(database.rows(query, bad.id()).getFirst().getFirst());
  }

  private long deals(List<CloudEvent> events) throws SQLException {
    return database.number(
        "SELECT count(*) FROM deal_segment WHERE deal_id = ANY (?::uuid[])",
        events.stream().map(CloudEvent::subject).toArray());
  }

  private static ValidatableResponse ops(String method, String path) {
    return given().auth().oauth2(Tokens.of("ops")).request(method, PATH + path).then();
  }

  /** How often the topic of dead letters tells of a letter. */
  private long told(UUID letter) throws SQLException {
    await()
        .atMost(Database.PATIENCE)
        .until(() -> database.number("SELECT count(*) FROM outbox") == 0);
    TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS, 0);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", RevlineStack.kafka().bootstrap()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long told = 0;
      while (consumer.position(partition) < end) {
        told +=
            StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                .filter(record -> letter.toString().equals(record.key()))
                .count();
      }
      return told;
    }
  }
}
