package io.revline.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class RedeliveryTest {
  @Inject DataSource source;
  @Inject KafkaClientService clients;
  private Database database;
  private Channel channel;

  @BeforeEach
  void open() {
    database = new Database(source);
    channel = new Channel(clients);
  }

  @Test
  void nothing_is_acknowledged_before_it_is_committed() throws SQLException {
    List<CloudEvent> first = DealTopic.publishBarrier();
    database.awaitApplied(first);
    await()
        .atMost(Database.PATIENCE)
        .until(() -> Channel.committed("performance-service") == Channel.end());
    long acknowledged = Channel.committed("performance-service");

    List<CloudEvent> second;
    try (Connection connection = source.getConnection();
        PreparedStatement lock = connection.prepareStatement("LOCK TABLE deal_segment")) {
      connection.setAutoCommit(false);
      lock.execute();
      second = DealTopic.publishBarrier();
      await().atMost(Database.PATIENCE).until(this::somebodyWaitsForALock);

      assertThat(Channel.committed("performance-service")).isEqualTo(acknowledged);
      connection.rollback();
    }

    database.awaitApplied(second);
    await()
        .atMost(Database.PATIENCE)
        .until(() -> Channel.committed("performance-service") == Channel.end());
  }

  @ParameterizedTest(name = "killed: {0}")
  @ValueSource(booleans = {false, true})
  void while_the_database_is_away_events_wait_and_none_is_set_aside(boolean killed)
      throws SQLException {
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
    } finally {
      RevlineStack.postgres().start();
    }
    database.awaitApplied(random.all());

    assertThat(database.number("SELECT count(*) FROM dead_letter")).isEqualTo(setAside);
    Object[] ids = random.deals.stream().map(deal -> deal.id).toArray();
    assertThat(
            database.number(
                "SELECT count(*) FROM deal_segment WHERE deal_id = ANY (?::uuid[])", ids))
        .isEqualTo(random.deals.stream().mapToLong(deal -> deal.segments.size()).sum());
  }

  private boolean somebodyWaitsForALock() throws SQLException {
    return database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0;
  }
}
