package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Channel;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealTopic;
import io.revline.testkit.deal.DealsAtRandom;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Among the first, as the topic is read from its beginning, with what other classes published. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
@Order(1)
class RedeliveryTest {
  private static final Duration LONGER_THAN_A_COMMIT_TAKES = Duration.ofSeconds(2);
  private static final Duration LONGER_THAN_A_CONNECTION_IS_WAITED_FOR = Duration.ofSeconds(6);

  @Inject DataSource source;
  @Inject MeterRegistry meters;
  @Inject KafkaClientService clients;
  private Database database;
  private Channel channel;

  @BeforeEach
  void open() {
    database = new Database(source);
    channel = new Channel(clients);
  }

  @Test
  void a_crash_after_the_commit_and_before_the_acknowledgement_changes_nothing()
      throws SQLException {
    DealsAtRandom random = new DealsAtRandom(201);
    DealTopic.publish(random.all());
    database.awaitApplied(random.all());
    double applied = consumed();
    List<List<String>> before = database.rows("SELECT * FROM deal_segment ORDER BY 1, 2");

    channel.rewind();
    List<CloudEvent> barrier = DealTopic.publishBarrier();
    database.awaitApplied(barrier);

    assertThat(consumed() - applied).isEqualTo(barrier.size());
    assertThat(database.rows("SELECT * FROM deal_segment ORDER BY 1, 2")).containsAll(before);
    assertThat(database.number("SELECT count(*) FROM deal_segment"))
        .isEqualTo(before.size() + barrier.size());
  }

  /** As when a consumer group is lost long after: the topic is kept for ever. */
  @Test
  void events_that_come_again_when_the_inbox_has_forgotten_them_change_nothing()
      throws SQLException {
    DealsAtRandom random = new DealsAtRandom(202);
    DealTopic.publish(random.all());
    database.awaitApplied(random.all());
    List<List<String>> before = database.rows("SELECT * FROM deal_segment ORDER BY 1, 2");
    Object[] ids = random.all().stream().map(CloudEvent::id).distinct().toArray();
    assertThat(
            database.number(
                "WITH gone AS (DELETE FROM inbox WHERE event_id = ANY (?::uuid[]) RETURNING 1)"
                    + " SELECT count(*) FROM gone",
                ids))
        .isEqualTo(ids.length);

    channel.rewind();
    List<CloudEvent> barrier = DealTopic.publishBarrier();
    database.awaitApplied(barrier);

    database.awaitApplied(random.all());
    assertThat(database.rows("SELECT * FROM deal_segment ORDER BY 1, 2")).containsAll(before);
    assertThat(database.number("SELECT count(*) FROM deal_segment"))
        .isEqualTo(before.size() + barrier.size());
  }

  @Test
  void nothing_is_acknowledged_before_it_is_committed() throws SQLException {
    List<CloudEvent> first = DealTopic.publishBarrier();
    database.awaitApplied(first);
    await()
        .atMost(Database.PATIENCE)
        .until(() -> Channel.committed("forecast-service") == Channel.end());
    long acknowledged = Channel.committed("forecast-service");

    List<CloudEvent> second;
    try (Connection connection = source.getConnection();
        PreparedStatement lock = connection.prepareStatement("LOCK TABLE deal_segment")) {
      connection.setAutoCommit(false);
      lock.execute();
      second = DealTopic.publishBarrier();
      await().atMost(Database.PATIENCE).until(this::theServiceWaitsForTheLock);

      await()
          .during(LONGER_THAN_A_COMMIT_TAKES)
          .atMost(Database.PATIENCE)
          .until(() -> Channel.committed("forecast-service") == acknowledged);
      connection.rollback();
    }

    database.awaitApplied(second);
    await()
        .atMost(Database.PATIENCE)
        .until(() -> Channel.committed("forecast-service") == Channel.end());
  }

  @ParameterizedTest(name = "killed: {0}")
  @ValueSource(booleans = {false, true})
  void while_the_database_is_away_events_wait_none_is_set_aside_and_the_service_is_not_ready(
      boolean killed) throws SQLException {
    DealsAtRandom random = new DealsAtRandom(killed ? 301 : 302);
    long fetched = channel.fetched();
    long setAside = database.number("SELECT count(*) FROM dead_letter");

    if (killed) {
      RevlineStack.postgres().kill();
    } else {
      RevlineStack.postgres().stop();
    }
    try {
      DealTopic.publish(random.interleavedWithRepeats());
      await().atMost(Database.PATIENCE).until(channel::fetched, now -> now > fetched);
      await()
          .during(LONGER_THAN_A_CONNECTION_IS_WAITED_FOR)
          .atMost(Database.PATIENCE)
          .until(() -> given().get("/q/health/live").statusCode() == 200);
      given().get("/q/health/ready").then().statusCode(503);
    } finally {
      RevlineStack.postgres().start();
    }
    database.awaitApplied(random.all());
    await()
        .atMost(Database.PATIENCE)
        .until(() -> given().get("/q/health/ready").statusCode() == 200);

    assertThat(database.number("SELECT count(*) FROM dead_letter")).isEqualTo(setAside);
    Object[] ids = random.deals.stream().map(deal -> deal.id).toArray();
    assertThat(database.rows(Expected.TABLE, ids))
        .containsExactlyElementsOf(Expected.table(random.deals));
  }

  private boolean theServiceWaitsForTheLock() throws SQLException {
    return database.number(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())"
                + " AND relation = 'deal_segment'::regclass AND mode = 'RowExclusiveLock'")
        > 0;
  }

  private double consumed() {
    return meters.counter("revline_events_consumed_total", "consumer", "forecast-service").count();
  }
}
