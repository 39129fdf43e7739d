package io.revline.performance;

import static io.revline.performance.People.as;
import static io.revline.performance.People.createAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three levels: europe above north and south. In mid-February 2012 ada moved from north to south,
 * and south itself stood below asia before 2012. All deals of this test were won in January 2012.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class VisibilityTest {
  private static final String MOVED = "2012-02-15";
  private static final List<CloudEvent> DEALS = deals();

  @Inject DataSource source;
  private Database database;

  private static List<CloudEvent> deals() {
    List<CloudEvent> events = new ArrayList<>();
    for (String owner :
        Arrays.asList(
            "v-ada", "v-ben", "v-cy", "v-nora", "v-sam", "v-dir", "v-out", "v-ghost", null)) {
      DealHistory deal = new DealHistory();
      events.add(deal.say("2012-01-02T00:00:00Z", it -> it.worth("1.00", "EUR").of(owner)));
      events.add(deal.say("2012-01-20T00:00:00Z", it -> it.stage(Stage.WON)));
    }
    return events;
  }

  @BeforeEach
  void standing() {
    database = new Database(source);
    if (as("revops").get("/api/v1/teams/v-europe").statusCode() == 404) {
      createAll(
          "teams",
          """
          {"id": "v-north", "name": "North", "parents": [{"parent": "v-europe"}]},
          {"id": "v-south", "name": "South", "parents": [
            {"parent": "v-asia", "to": "2012-01-01"}, {"parent": "v-europe", "from": "2012-01-01"}]},
          {"id": "v-europe", "name": "Europe"}, {"id": "v-asia", "name": "Asia"}
          """);
      createAll(
          "reps",
          "%s, %s, %s, %s, %s, %s, %s, %s"
              .formatted(
                  rep(
                      "v-ada",
                      "{'team': 'v-north', 'to': '"
                          + MOVED
                          + "'},"
                          + "{'team': 'v-south', 'from': '"
                          + MOVED
                          + "'}"),
                  rep("v-ben", "{'team': 'v-north'}"),
                  rep("v-cy", "{'team': 'v-europe'}"),
                  rep("v-nora", "{'team': 'v-north', 'role': 'manager'}"),
                  rep("v-nick", "{'team': 'v-north', 'role': 'manager', 'to': '2012-03-01'}"),
                  rep("v-sam", "{'team': 'v-south', 'role': 'manager'}"),
                  rep("v-dir", "{'team': 'v-europe', 'role': 'manager'}"),
                  rep("v-out", "{'team': 'v-asia'}")));
      createAll(
          "quotas",
          """
          {"rep": "v-ada", "period": "2012-Q1", "measure": "count", "count": 1},
          {"rep": "v-ben", "period": "2012-Q1", "measure": "count", "count": 2},
          {"rep": "v-out", "period": "2012-Q1", "measure": "count", "count": 3},
          {"team": "v-south", "period": "2012-Q1", "measure": "count", "count": 4},
          {"team": "v-europe", "period": "2012-Q1", "measure": "count", "count": 5}
          """);
    }
    DealTopic.publish(DEALS);
    database.awaitApplied(DEALS);
  }

  private static String rep(String id, String memberships) {
    return "{'id': '%s', 'name': '%s', 'memberships': [%s]}"
        .formatted(id, id, memberships)
        .replace('\'', '"');
  }

  @ParameterizedTest(name = "{0} {1} sees the wins of {2}")
  @CsvSource({
    "rep, v-ada, v-ada",
    "rep, v-nora, v-nora",
    "rep, v-stranger, ''",
    "manager, v-nora, v-ben v-nora",
    "manager, v-nick, ''",
    "manager, v-sam, v-ada v-sam",
    "manager, v-dir, v-ada v-ben v-cy v-dir v-nora v-sam",
    "manager, v-ben, v-ben",
    "manager, v-stranger, ''",
    "manager, , ''",
    "finance, , none v-ada v-ben v-cy v-dir v-ghost v-nora v-out v-sam",
    "revops, , none v-ada v-ben v-cy v-dir v-ghost v-nora v-out v-sam"
  })
  void wins_are_seen_by_todays_hierarchy_whatever_the_time_asked_about(
      String role, @Nullable String rep, String owners) {
    String january = "from=2012-01-01&to=2012-02-01&asOf=2012-02-01";

    List<String> seen =
        Scorecards.seenWith(token(role, rep), january).of("won").stream()
            .map(line -> line.split(" ")[0])
            .filter(key -> !key.equals("total"))
            .toList();

    assertThat(String.join(" ", seen)).isEqualTo(owners);
  }

  @ParameterizedTest(name = "{0} {1} sees quotas {2}")
  @CsvSource({
    "rep, v-ada, 1",
    "rep, v-sam, ''",
    "manager, v-nora, 2",
    "manager, v-sam, 1 4",
    "manager, v-dir, 1 2 5 4",
    "manager, v-ben, 2",
    "finance, , 1 2 3 5 4",
    "rep, , ''"
  })
  void quotas_are_seen_by_whose_they_are_and_those_above(
      String role, @Nullable String rep, String counts) {
    List<Integer> seen =
        People.with(token(role, rep))
            .get("/api/v1/quotas?period=2012-Q1")
            .then()
            .statusCode(200)
            .extract()
            .path("items.count");

    assertThat(String.join(" ", seen.stream().map(Object::toString).toList())).isEqualTo(counts);
    People.with(token(role, rep))
        .get("/api/v1/quotas/team:v-south:2012-Q1:count")
        .then()
        .statusCode(counts.contains("4") ? 200 : 404);
  }

  @Test
  void grouping_goes_by_the_team_and_the_hierarchy_of_the_moment() {
    assertThat(teamOfAda("2012-02-14T23:59:59Z")).isEqualTo("v-north");
    assertThat(teamOfAda("2012-02-15T00:00:00Z")).isEqualTo("v-south");
    assertThat(above("2011-12-31T23:59:59Z")).containsExactly("v-south 0", "v-asia 1");
    assertThat(above("2012-01-01T00:00:00Z")).containsExactly("v-south 0", "v-europe 1");
  }

  @Test
  void what_was_known_before_stays_known_as_it_was() {
    createAll("reps", rep("v-kim", "{'team': 'v-north'}"));
    Instant created = Instant.parse(as("revops").get("/api/v1/reps/v-kim").path("recordedAt"));
    Instant joined = created.plus(1, ChronoUnit.MICROS);

    as("revops")
        .header("If-Match", People.etag("reps/v-kim"))
        .body(rep("v-kim", "{'team': 'v-south'}"))
        .put("/api/v1/reps/v-kim")
        .then()
        .statusCode(200);

    // Until all earlier writers are done, less is claimed to be known.
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() ->
            as("rep")
                .get("/api/v1/reps/v-kim?knownAt=" + joined)
                .then()
                .statusCode(200)
                .body("memberships[0].team", equalTo("v-north"))
                .body("knownAt", equalTo(joined.toString())));
    as("rep").get("/api/v1/reps/v-kim").then().body("memberships[0].team", equalTo("v-south"));
    assertThat(rows("SELECT team FROM team_of(now(), '" + joined + "') WHERE rep = 'v-kim'"))
        .containsExactly("v-north");
    as("revops")
        .header("If-Match", People.etag("reps/v-kim"))
        .delete("/api/v1/reps/v-kim")
        .then()
        .statusCode(204);
  }

  private String teamOfAda(String moment) {
    return rows("SELECT team FROM team_of('" + moment + "', 'infinity') WHERE rep = 'v-ada'")
        .getFirst();
  }

  private List<String> above(String moment) {
    return rows(
        "SELECT ancestor || ' ' || depth FROM team_tree('"
            + moment
            + "', 'infinity')"
            + " WHERE team = 'v-south' ORDER BY depth");
  }

  private List<String> rows(String query) {
    try {
      return database.rows(query).stream().map(List::getFirst).toList();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String token(String role, @Nullable String rep) {
    return switch (role) {
      case "rep" -> rep == null ? Tokens.of("rep") : Tokens.rep(rep);
      case "manager" -> rep == null ? Tokens.of("manager") : Tokens.manager(rep);
      default -> Tokens.of(Objects.requireNonNull(role));
    };
  }
}
