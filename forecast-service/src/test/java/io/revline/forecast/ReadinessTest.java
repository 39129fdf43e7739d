package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealTopic;
import io.revline.testkit.people.PeopleTopic;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Whether the service says the truth about itself to whoever sends it requests. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadinessTest {
  private static final Duration PROMISED = Duration.ofSeconds(30);
  private static final Duration NOW = Duration.ofSeconds(10);

  @Inject DataSource source;
  @Inject KafkaClientService clients;
  private Database database;

  @BeforeEach
  void begin() {
    database = new Database(source);
    awaitReady();
  }

  /**
   * Of people, no record is handed over; a batch of deals hangs, while another replica goes on.
   * Before the broker is killed: whoever comes back to it later is no longer paused.
   */
  @Test
  @Order(1)
  void a_consumer_that_stands_still_makes_the_service_not_ready_within_30_seconds_until_it_moves()
      throws SQLException {
    awaitBothReading();
    pausePeople(true);
    try (Connection connection = source.getConnection();
        PreparedStatement lock = connection.prepareStatement("LOCK TABLE deal_segment")) {
      connection.setAutoCommit(false);
      lock.execute();
      PeopleTopic.publish(List.of(PeopleTopic.member("stands-still", "nobody")));
      DealTopic.publishBarrier();

      await()
          .atMost(PROMISED)
          .until(() -> {
            anotherReplicaGoesOn();
            return standingStill().keySet().equals(Set.of("forecast-people", "forecast-service"));
          });

      given().get("/q/health/live").then().statusCode(200);
      assertThat(consumers().getBoolean("find { it.consumer == 'forecast-people' }.stuck"))
          .isTrue();
      assertThat(consumers().getInt("find { it.consumer == 'forecast-people' }.waiting"))
          .isEqualTo(1);
      assertThat(consumers().getBoolean("find { it.consumer == 'forecast-service' }.stuck"))
          .isTrue();
      assertThat(consumers().getInt("find { it.consumer == 'forecast-service' }.waiting"))
          .isEqualTo(DealTopic.PARTITIONS);
      assertThat(consumers().getBoolean("find { it.consumer == 'forecast-service-rates' }.stuck"))
          .isFalse();
      assertThat(metric("revline_consumer_lag{consumer=\"forecast-people\"}")).isEqualTo(1);
      assertThat(metric("revline_consumer_standstill_seconds{consumer=\"forecast-people\"}"))
          .isGreaterThanOrEqualTo(15);
      assertThat(metric("revline_consumer_standstill_seconds{consumer=\"forecast-service-rates\"}"))
          .isZero();
      connection.rollback();
    } finally {
      pausePeople(false);
      database.run("DELETE FROM inbox_offset WHERE partition = 99");
    }

    awaitReady();
    await()
        .atMost(NOW)
        .until(() -> consumers().getList("waiting", Integer.class), List.of(0, 0, 0)::equals);
    assertThat(consumers().getList("stuck", Boolean.class)).containsOnly(false);
  }

  @Test
  void a_broker_that_is_away_makes_the_service_not_ready_and_leaves_it_alive() {
    RevlineStack.kafka().kill();
    try {
      await().atMost(PROMISED).until(() -> given().get("/q/health/ready").statusCode() == 503);
      given().get("/q/health/live").then().statusCode(200);
      given()
          .auth()
          .oauth2(Tokens.of("revops"))
          .get("/api/v1/forecast/rollups?period=2009-Q1&groupBy=owner")
          .then()
          .statusCode(200);
    } finally {
      RevlineStack.kafka().start();
    }
    awaitReady();
  }

  @Test
  void how_far_a_projection_has_everything_is_told_and_goes_on() {
    double before = metric("revline_complete_through_timestamp_seconds");

    await().atMost(NOW).until(() -> metric("revline_complete_through_timestamp_seconds") > before);

    assertThat(consumers().getList("findAll { it.completeThrough != null }.consumer"))
        .isEqualTo(List.of("forecast-service"));
    assertThat(
            metric(
                "revline_consumer_complete_through_timestamp_seconds{consumer=\"forecast-service\"}"))
        .isGreaterThan(before);
  }

  @Test
  void only_who_runs_the_service_sees_its_consumers() {
    for (String role : List.of("rep", "manager", "revops", "finance", "integration")) {
      given()
          .auth()
          .oauth2(Tokens.of(role))
          .get("/api/v1/forecast/consumers")
          .then()
          .statusCode(403);
    }
  }

  private void awaitBothReading() {
    List<CloudEvent> people = List.of(PeopleTopic.member("goes-on", "nobody"));
    PeopleTopic.publish(people);
    database.awaitApplied(people);
    database.awaitApplied(DealTopic.publishBarrier());
  }

  private void pausePeople(boolean paused) {
    clients
        .getConsumer("people")
        .runOnPollingThread(consumer -> {
          if (paused) {
            consumer.pause(consumer.assignment());
          } else {
            consumer.resume(consumer.assignment());
          }
        })
        .await()
        .atMost(NOW);
  }

  /**
   * As if there were a thirteenth to a hundredth partition, and others handled the last of them.
   */
  private void anotherReplicaGoesOn() throws SQLException {
    database.run(
        "INSERT INTO inbox_offset AS known VALUES ('forecast-service', 'revline.deals.v1', 99, 1)"
            + " ON CONFLICT (consumer, topic, partition) DO UPDATE"
            + " SET next_offset = known.next_offset + 1");
  }

  private static void awaitReady() {
    await().atMost(PROMISED).until(() -> given().get("/q/health/ready").statusCode() == 200);
  }

  /** The consumers that the service's readiness names, and what it says of them. */
  private static Map<String, Object> standingStill() {
    JsonPath health = given().get("/q/health/ready").jsonPath();
    Map<String, Object> named =
        health.getMap("checks.find { it.name == 'Consumers make progress' }.data");
    return named == null ? Map.of() : named;
  }

  private static JsonPath consumers() {
    return given()
        .auth()
        .oauth2(Tokens.of("ops"))
        .get("/api/v1/forecast/consumers")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static double metric(String name) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }
}
