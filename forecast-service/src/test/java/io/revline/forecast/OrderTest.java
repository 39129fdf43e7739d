package io.revline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database watches: every write notes its order, and whether another write was under way. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class OrderTest {
  private static final Instant START = Instant.parse("2019-01-01T00:00:00Z");

  @Inject DataSource source;
  private Database database;

  @BeforeEach
  void watch() throws SQLException {
    database = new Database(source);
    database.run(
        """
        CREATE TABLE watched (position bigserial, deal_id uuid, number integer);
        CREATE TABLE overlap (at timestamptz);
        CREATE FUNCTION watch_row() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            INSERT INTO watched (deal_id, number) VALUES (new.deal_id, new.number);
            RETURN NULL;
          END $$;
        CREATE FUNCTION watch_write() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF NOT pg_try_advisory_xact_lock(4711) THEN
              INSERT INTO overlap VALUES (clock_timestamp());
            END IF;
            PERFORM pg_sleep(0.005);
            RETURN NULL;
          END $$;
        CREATE TRIGGER watch_row AFTER INSERT ON deal_segment
          FOR EACH ROW EXECUTE FUNCTION watch_row();
        CREATE TRIGGER watch_write BEFORE INSERT ON deal_segment
          FOR EACH STATEMENT EXECUTE FUNCTION watch_write();
        """);
  }

  @AfterEach
  void look_away() throws SQLException {
    database.run(
        """
        DROP TRIGGER watch_row ON deal_segment;
        DROP TRIGGER watch_write ON deal_segment;
        DROP FUNCTION watch_row;
        DROP FUNCTION watch_write;
        DROP TABLE watched;
        DROP TABLE overlap;
        """);
  }

  @Test
  void a_batch_that_fails_keeps_the_order_of_each_deal_and_one_batch_is_handled_at_a_time()
      throws SQLException {
    List<DealHistory> deals = new ArrayList<>();
    List<CloudEvent> events = new ArrayList<>();
    for (int version = 0; version < 30; version++) {
      for (int i = 0; i < 100; i++) {
        if (version == 0) {
          deals.add(new DealHistory());
        }
        String owner = "owner " + version;
        Instant at = START.plusSeconds(version * 1000L + i);
        events.add(deals.get(i).say(at, at, deal -> deal.of(owner)));
      }
    }
    List<ProducerRecord<String, byte[]>> records =
        new ArrayList<>(events.stream().map(DealTopic::record).toList());
    records.add(1_500, broken(deals.getFirst()));

    DealTopic.send(records);
    database.awaitApplied(events);

    Object[] ids = deals.stream().map(deal -> deal.id).toArray();
    assertThat(database.rows(Expected.TABLE, ids)).containsExactlyElementsOf(Expected.table(deals));
    assertThat(
            database.number(
                """
                SELECT count(*) FROM (
                  SELECT number < lag(number) OVER (PARTITION BY deal_id ORDER BY position) AS back
                  FROM watched)
                WHERE back
                """))
        .as("segments written before an earlier one of the same deal")
        .isZero();
    assertThat(database.number("SELECT count(*) FROM overlap"))
        .as("writes while another was under way")
        .isZero();
  }

  private static ProducerRecord<String, byte[]> broken(DealHistory deal) {
    ProducerRecord<String, byte[]> good =
        DealTopic.record(new DealHistory().say(START, START, each -> each.of("nobody")));
    return new ProducerRecord<>(
        good.topic(),
        null,
        deal.id.toString(),
        "{".getBytes(StandardCharsets.UTF_8),
        good.headers());
  }
}
