package io.revline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.catalog.CatalogTopic;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import io.revline.testkit.deal.DealsAtRandom;
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The projection made again from its topic, beside the one that serves. Among the first, as the
 * topic is read from its beginning, with what other classes published.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
@Order(1)
class RebuildTest {
  private static final String ALL = "SELECT * FROM deal_segment ORDER BY deal_id, number";

  @Inject DataSource source;
  private Database database;

  @BeforeEach
  void deals() {
    database = new Database(source);
    DealsAtRandom random = new DealsAtRandom(401);
    DealTopic.publish(random.interleavedWithRepeats());
    database.awaitApplied(random.all());
  }

  @Test
  void what_is_rebuilt_equals_what_serves_row_by_row() throws SQLException {
    List<List<String>> before = database.rows(ALL);

    JsonPath run = Rebuild.of("forecast-service");

    assertThat(run.getString("state")).as(run.prettify()).isEqualTo("succeeded");
    assertThat(run.getLong("rowsEqual")).isEqualTo(before.size());
    assertThat(run.getLong("rowsAdded") + run.getLong("rowsChanged") + run.getLong("rowsRemoved"))
        .isZero();
    assertThat(database.rows(ALL)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "forecast-service-rates, 'exchange-rate,setting'",
    "forecast-people, 'rep,team,region,quota'"
  })
  void copies_of_what_others_own_are_rebuilt_row_by_row_too(String consumer, String types)
      throws SQLException {
    List<CloudEvent> told =
        List.of(
            CatalogEvents.rate("MXN", "2003-01-01", "0.09"),
            CatalogEvents.rate("MXN", "2003-02-01", "0.08"));
    List<CloudEvent> people =
        List.of(PeopleTopic.team("again", null), PeopleTopic.member("again-ann", "again"));
    CatalogTopic.publish(told);
    PeopleTopic.publish(people);
    database.awaitApplied(told);
    database.awaitApplied(people);
    String scope = " WHERE type IN ('" + types.replace(",", "', '") + "')";
    String all = "SELECT * FROM reference_version" + scope + " ORDER BY type, id, version";
    List<List<String>> before = database.rows(all);

    JsonPath equal = Rebuild.of(consumer);

    assertThat(equal.getString("state")).as(equal.prettify()).isEqualTo("succeeded");
    assertThat(equal.getInt("rowsEqual")).isEqualTo(before.size()).isGreaterThan(1);
    assertThat(
            equal.getInt("rowsAdded") + equal.getInt("rowsChanged") + equal.getInt("rowsRemoved"))
        .isZero();
    assertThat(database.rows(all)).isEqualTo(before);
    database.run(
        "UPDATE reference_version SET body = '{}' WHERE ctid IN (SELECT ctid FROM"
            + " reference_version"
            + scope
            + " LIMIT 2)");
    assertThat(Rebuild.of(consumer).getInt("rowsChanged")).isEqualTo(2);
    assertThat(database.rows(all)).isEqualTo(before);
  }

  @Test
  void rows_that_are_lost_wrong_or_made_up_are_found_and_mended() throws SQLException {
    List<List<String>> before = database.rows(ALL);
    database.run("DELETE FROM deal_segment WHERE ctid IN (SELECT ctid FROM deal_segment LIMIT 2)");
    database.run(
        "UPDATE deal_segment SET owner = 'somebody else' WHERE ctid IN"
            + " (SELECT ctid FROM deal_segment LIMIT 3)");
    database.run(
        "INSERT INTO deal_segment (deal_id, number, valid_from, recorded_from, status, probability,"
            + " category) VALUES (gen_random_uuid(), 1, now(), now(), 'open', 0.5, 'pipeline')");

    JsonPath run = Rebuild.of("forecast-service");

    assertThat(run.getLong("rowsAdded")).as(run.prettify()).isEqualTo(2);
    assertThat(run.getLong("rowsChanged")).isEqualTo(3);
    assertThat(run.getLong("rowsRemoved")).isEqualTo(1);
    assertThat(database.rows(ALL)).isEqualTo(before);
  }

  @Test
  void what_comes_in_while_a_projection_is_made_again_is_not_lost() throws SQLException {
    List<CloudEvent> meanwhile = new ArrayList<>();
    String run = Rebuild.started("forecast-service");
    do {
      CloudEvent event = new DealHistory().say("2021-01-01T00:00:00Z", deal -> deal.of("ann"));
      DealTopic.publish(event);
      meanwhile.add(event);
    } while (Rebuild.isRunning(Rebuild.run(run)));

    assertThat(Rebuild.run(run).getString("state")).isEqualTo("succeeded");
    database.awaitApplied(meanwhile);
    Object[] deals = meanwhile.stream().map(CloudEvent::subject).toArray();
    assertThat(
            database.number(
                "SELECT count(*) FROM deal_segment WHERE deal_id = ANY (?::uuid[])", deals))
        .isEqualTo(meanwhile.size());
  }

  @Test
  void a_consumer_without_a_projection_and_other_roles_are_refused() {
    refused("ops", "{\"consumer\": \"nobody\"}", 404);
    refused("ops", "{}", 400);
    refused("revops", "{\"consumer\": \"forecast-service\"}", 403);
  }

  private static void refused(String role, String body, int status) {
    Rebuild.as(role).body(body).post(Rebuild.PATH).then().statusCode(status);
  }
}
