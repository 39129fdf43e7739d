package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revline.platform.home.Home;
import io.revline.platform.home.Service;
import io.revline.platform.postgres.Durability;
import io.revline.platform.postgres.EmbeddedPostgreSQL;
import io.revline.platform.process.Ports;
import io.revline.testkit.upgrade.StoredRows;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Back-up, destroy, restore. What is backed up is what a crash has left, with events that wait in
 * the outbox and in the intake. While the clone of the other tests of the command is there.
 */
@Order(3)
class BackupTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final FreshCheckout clone = FreshCheckout.shared();

  @Test
  void what_is_restored_is_equal_row_by_row_and_goes_on_where_it_was() throws SQLException {
    clone.ensureUp();
    RunningPlatform platform = RunningPlatform.of(clone);
    Api api = new Api(platform);
    Databases databases = new Databases(platform);
    Consistency consistency = new Consistency(platform);
    String owner = "kept-" + UUID.randomUUID();
    dealsOfAFewKinds(api, owner);
    consistency.holds();

    platform.kafka().suspend();
    String waiting = api.created(deal("Waits in the outbox", owner));
    assertThat(databases.outbox()).isEqualTo(1);
    clone.killEverything();
    platform.kafka().start();
    tellTheIntake(platform.kafka().bootstrap(), owner);
    SortedMap<String, String> told = TopicRecords.all(platform.kafka().bootstrap());
    platform.kafka().stop();
    Map<String, StoredRows.Table> before = rows(clone.home());

    done("./revline backup target/kept.backup");
    assertThat(refused("./revline restore target/kept.backup")).contains("give --replace");
    done("./revline reset --yes");
    assertThat(clone.home().directory()).doesNotExist();
    done("./revline restore target/kept.backup");

    assertThat(rows(clone.home())).isEqualTo(before);
    assertThat(before)
        .hasEntrySatisfying("pipeline.outbox", outbox -> assertThat(outbox.rows()).hasSize(1))
        .hasEntrySatisfying(
            "forecast.deal_segment", segments -> assertThat(segments.rows()).isNotEmpty());
    done("./revline up --detach");
    assertThat(refused("./revline restore target/kept.backup --replace"))
        .contains("Revline is running here: stop it first");
    assertThat(refused("./revline backup target/another.backup"))
        .contains("Revline is running here: stop it first");
    String fresh = api.created(deal("Told after the restore", owner));
    await("the intake is read")
        .atMost(PATIENCE)
        .until(() -> databases.number(Service.PIPELINE, dealsOf(owner)) == 6);
    consistency.holds();
    SortedMap<String, String> toldNow = TopicRecords.all(platform.kafka().bootstrap());
    assertThat(toldNow).containsAllEntriesOf(told);
    toldNow.keySet().removeAll(told.keySet());
    assertThat(toldNow.values())
        .filteredOn(record -> record.contains("revline.deal."))
        .as("told since the restore, each once")
        .hasSize(3)
        .anyMatch(record -> record.startsWith(idOf(waiting)))
        .anyMatch(record -> record.startsWith(idOf(fresh)))
        .anyMatch(record -> record.contains("Waits in the intake"));
  }

  /** Open, won and lost ones, and one that was deleted. */
  private static void dealsOfAFewKinds(Api api, String owner) {
    api.created(deal("Open", owner));
    api.as("revops").post(api.created(deal("Won", owner)) + "/win").then().statusCode(200);
    api.as("revops")
        .header("If-Match", "\"1\"")
        .delete(api.created(deal("Deleted", owner)))
        .then()
        .statusCode(204);
  }

  private static String deal(String name, String owner) {
    return """
    {"name": "%s", "owner": "%s", "amount": {"amount": "10.25", "currency": "USD"}}\
    """
        .formatted(name, owner);
  }

  private static String dealsOf(String owner) {
    return "SELECT count(*) FROM deal WHERE owner = '%s'".formatted(owner);
  }

  /** As another system does while no service runs. */
  private static void tellTheIntake(String bootstrap, String owner) {
    ProducerRecord<String, String> event =
        new ProducerRecord<>(
            "revline.intake.v1",
            "B-1",
            """
            {"name": "Waits in the intake", "stage": "proposal", "owner": "%s"}\
            """
                .formatted(owner));
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", owner,
            "ce_source", "backup",
            "ce_subject", owner,
            "ce_type", "revline.deal-upserted.v1",
            "ce_time", "2026-03-02T09:15:42Z",
            "content-type", "application/json")
        .forEach(
            (name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(event);
    }
  }

  /** What stands in the databases of a home in which nothing runs. */
  private static Map<String, StoredRows.Table> rows(Home home) throws SQLException {
    Map<String, StoredRows.Table> rows = new TreeMap<>();
    try (EmbeddedPostgreSQL server =
        new EmbeddedPostgreSQL(
            home.data("postgres"), home.log("postgres"), Ports.free(), Durability.DURABLE)) {
      server.start();
      for (Service service : Service.values()) {
        if (service.database().isPresent()) {
          String database = service.database().get();
          try (Connection connection = server.connect(database)) {
            StoredRows.in(connection)
                .tables()
                .forEach((table, stored) -> rows.put(database + "." + table, stored));
          }
        }
      }
    }
    return rows;
  }

  private void done(String command) {
    Shell.Result result = clone.run(command);
    assertThat(result.exitCode()).as(command + "\n" + result.output()).isZero();
  }

  private String refused(String command) {
    Shell.Result result = clone.run(command);
    assertThat(result.exitCode()).as(command + "\n" + result.output()).isEqualTo(1);
    assertThat(result.output().strip()).hasLineCount(1);
    return result.output();
  }

  private static String idOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
