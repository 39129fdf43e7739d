package io.revline.performance;

import static io.revline.performance.People.as;
import static io.revline.performance.People.create;
import static io.revline.performance.People.etag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.contract.EventSchemas;
import io.revline.testkit.deal.Database;
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class PeopleRulesTest {
  @Inject DataSource source;
  private Database database;

  /** Rule teams: low below mid until 2018 and below top since; mid below top. */
  @BeforeEach
  void standing() {
    database = new Database(source);
    if (as("revops").get("/api/v1/teams/rule-low").statusCode() == 404) {
      create("regions/rule-emea", "{\"name\": \"EMEA\"}");
      create("regions/rule-dach", "{\"name\": \"DACH\", \"parent\": \"rule-emea\"}");
      create("teams/rule-top", "{\"name\": \"Top\", \"region\": \"rule-emea\"}");
      create("teams/rule-mid", "{\"name\": \"Mid\", \"parents\": [{\"parent\": \"rule-top\"}]}");
      create(
          "teams/rule-low",
          """
          {"name": "Low", "parents": [{"parent": "rule-mid", "to": "2018-01-01"},
            {"parent": "rule-top", "from": "2018-01-01"}]}
          """);
      create("reps/rule-ada", "{\"name\": \"Ada\", \"memberships\": [{\"team\": \"rule-low\"}]}");
    }
  }

  @ParameterizedTest(name = "{0} of {1} is refused: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name             | reps/rule-x    | is required                        | {}
          name             | reps/rule-x    | is required                        | {"name": " "}
          id               | reps/rule-x    | another than in the path           | {"id": "y", "name": "X"}
          to               | reps/rule-x    | later than from                    | {"name": "X", "from": "2017-01-01", "to": "2017-01-01"}
          memberships.team | reps/rule-x    | there is no team 'nowhere'         | {"name": "X", "memberships": [{"team": "nowhere"}]}
          memberships.role | reps/rule-x    | must be member or manager          | {"name": "X", "memberships": [{"team": "rule-low", "role": "boss"}]}
          memberships.from | reps/rule-x    | must be a date                     | {"name": "X", "memberships": [{"team": "rule-low", "from": "May"}]}
          memberships      | reps/rule-x    | rule-low [open, 2017-06-01T00:00:00Z) and rule-mid [2017-05-01T00:00:00Z, open) overlap | {"name": "X", "memberships": [{"team": "rule-mid", "from": "2017-05-01"}, {"team": "rule-low", "to": "2017-06-01"}]}
          memberships      | reps/rule-x    | manages a team once at a time      | {"name": "X", "memberships": [{"team": "rule-mid", "role": "manager"}, {"team": "rule-mid", "role": "manager", "from": "2017-06-01"}]}
          region           | teams/rule-x   | there is no region 'nowhere'       | {"name": "X", "region": "nowhere"}
          parents.parent   | teams/rule-x   | there is no team 'nowhere'         | {"name": "X", "parents": [{"parent": "nowhere"}]}
          parents          | teams/rule-x   | rule-x → rule-x                    | {"name": "X", "parents": [{"parent": "rule-x"}]}
          parents          | teams/rule-x   | rule-low [open, open) and rule-top [2017-01-01T00:00:00Z, open) overlap | {"name": "X", "parents": [{"parent": "rule-low"}, {"parent": "rule-top", "from": "2017-01-01"}]}
          parent           | regions/rule-x | there is no region 'nowhere'       | {"name": "X", "parent": "nowhere"}
          parent           | regions/rule-emea | rule-emea → rule-dach → rule-emea | {"name": "EMEA", "parent": "rule-dach"}
          period           | quotas/x       | such as 2017-11, 2017-Q4 or FY2017 | {"rep": "rule-ada", "period": "2017-Q5", "measure": "count", "count": 3}
          period           | quotas/x       | such as 2017-11, 2017-Q4 or FY2017 | {"rep": "rule-ada", "period": "2017-13", "measure": "count", "count": 3}
          period           | quotas/x       | such as 2017-11, 2017-Q4 or FY2017 | {"rep": "rule-ada", "period": "9999-Q4", "measure": "count", "count": 3}
          period           | quotas/x       | such as 2017-11, 2017-Q4 or FY2017 | {"rep": "rule-ada", "period": "FY0999", "measure": "count", "count": 3}
          memberships.to   | reps/rule-x    | must lie in the years 1 to 9999    | {"name": "X", "memberships": [{"team": "rule-low", "to": "+10000-01-01T00:00:00Z"}]}
          rep              | quotas/rep:rule-x:2017-Q4:count | there is no rep 'rule-x' | {"rep": "rule-x", "period": "2017-Q4", "measure": "count", "count": 3}
          team             | quotas/team:nowhere:2017-Q4:count | there is no team 'nowhere' | {"team": "nowhere", "period": "2017-Q4", "measure": "count", "count": 3}
          rep              | quotas/x       | either a rep or a team             | {"rep": "rule-ada", "team": "rule-low", "period": "2017-Q4", "measure": "count", "count": 3}
          rep              | quotas/x       | either a rep or a team             | {"period": "2017-Q4", "measure": "count", "count": 3}
          measure          | quotas/x       | amount or count                    | {"rep": "rule-ada", "period": "2017-Q4", "measure": "weight", "count": 3}
          amount           | quotas/x       | is required                        | {"rep": "rule-ada", "period": "2017-Q4", "measure": "amount"}
          count            | quotas/x       | is only for                        | {"rep": "rule-ada", "period": "2017-Q4", "measure": "amount", "amount": {"amount": "1", "currency": "EUR"}, "count": 3}
          count            | quotas/x       | must not be negative               | {"rep": "rule-ada", "period": "2017-Q4", "measure": "count", "count": -1}
          amount.amount    | quotas/x       | decimal string                     | {"rep": "rule-ada", "period": "2017-Q4", "measure": "amount", "amount": {"amount": "1e9", "currency": "EUR"}}
          amount.currency  | quotas/x       | ISO 4217                           | {"rep": "rule-ada", "period": "2017-Q4", "measure": "amount", "amount": {"amount": "1", "currency": "XXQ"}}
          id               | quotas/x       | 'rep:rule-ada:2017-Q4:count'       | {"rep": "rule-ada", "period": "2017-Q4", "measure": "count", "count": 3}
          """)
  void what_breaks_a_rule_is_a_problem_that_names_it_and_nothing_is_stored(
      String field, String path, String message, String body) throws SQLException {
    long before = versions();

    Response refused = as("revops").header("If-Match", "*").body(body).put("/api/v1/" + path);
    if (refused.statusCode() == 412) {
      refused = as("revops").body(body).put("/api/v1/" + path);
    }

    refused
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/invalid-input"))
        .body("violations.field", hasItem(field))
        .body("violations.message.join(' ')", containsString(message));
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void an_unknown_field_is_a_problem_that_names_it() {
    as("revops")
        .body("{\"name\": \"X\", \"colour\": \"red\"}")
        .put("/api/v1/reps/rule-x")
        .then()
        .statusCode(400)
        .body("type", equalTo("https://revline.io/problems/invalid-input"))
        .body("detail", containsString("colour"));
  }

  @Test
  void a_team_may_stand_under_one_it_stood_above_but_never_at_the_same_time() {
    String early = "{\"name\": \"Mid\", \"parents\": [{\"parent\": \"rule-low\", \"to\": \"%s\"}]}";
    String late =
        "{\"name\": \"Mid\", \"parents\": [{\"parent\": \"rule-low\", \"from\": \"%s\"}]}";
    String tag = etag("teams/rule-mid");

    // rule-low stands below rule-mid until 2018.
    for (String circle : List.of(early.formatted("2010-01-01"), late.formatted("2017-12-31"))) {
      as("revops")
          .header("If-Match", tag)
          .body(circle)
          .put("/api/v1/teams/rule-mid")
          .then()
          .statusCode(400)
          .body("violations[0].message", containsString("rule-mid → rule-low → rule-mid"));
    }
    Response after =
        as("revops")
            .header("If-Match", tag)
            .body(late.formatted("2018-01-01"))
            .put("/api/v1/teams/rule-mid");

    after.then().statusCode(200).body("parents[0].from", equalTo("2018-01-01T00:00:00Z"));
    as("revops")
        .header("If-Match", after.header("ETag"))
        .body("{\"name\": \"Mid\", \"parents\": [{\"parent\": \"rule-top\"}]}")
        .put("/api/v1/teams/rule-mid")
        .then()
        .statusCode(200);
  }

  @Test
  void a_batch_that_would_make_a_circle_stops_at_the_entry_that_closes_it() {
    String teams =
        "{\"items\": [{\"id\": \"ring-a\", \"name\": \"A\"%s}, {\"id\": \"ring-b\", \"name\": \"B\"%s}]}";
    as("revops").body(teams.formatted("", "")).post("/api/v1/teams:batch").then().statusCode(200);

    as("revops")
        .body(
            teams.formatted(
                ", \"parents\": [{\"parent\": \"ring-b\"}]",
                ", \"parents\": [{\"parent\": \"ring-a\"}]"))
        .post("/api/v1/teams:batch")
        .then()
        .statusCode(200)
        .body("results.status", equalTo(List.of(200, 400)))
        .body(
            "results[1].problem.violations[0].message", containsString("ring-b → ring-a → ring-b"));

    as("revops").get("/api/v1/teams/ring-b").then().body("version", equalTo(1));
  }

  @Test
  void a_membership_may_end_as_late_as_people_write_for_ever() {
    create(
        "reps/rule-ever",
        "{\"name\": \"Eve\", \"memberships\": [{\"team\": \"rule-low\", \"to\": \"9999-12-31\"}]}");

    as("rep").get("/api/v1/reps?team=rule-low").then().body("items.id", hasItem("rule-ever"));
  }

  @ParameterizedTest(name = "{0} stays: {1}")
  @CsvSource({
    "teams/rule-low, rule-ada",
    "teams/rule-mid, rule-low",
    "regions/rule-emea, rule-top",
    "reps/rule-bob, rep:rule-bob:2017-Q4:count"
  })
  void what_others_name_cannot_be_deleted(String path, String named) {
    if (path.equals("reps/rule-bob") && as("revops").get("/api/v1/" + path).statusCode() == 404) {
      create("reps/rule-bob", "{\"name\": \"Bob\"}");
      create(
          "quotas/rep:rule-bob:2017-Q4:count",
          "{\"rep\": \"rule-bob\", \"period\": \"2017-Q4\", \"measure\": \"count\", \"count\": 3}");
    }

    as("revops")
        .header("If-Match", etag(path))
        .delete("/api/v1/" + path)
        .then()
        .statusCode(409)
        .body("type", equalTo("https://revline.io/problems/conflict"))
        .body("detail", containsString(named));
    as("revops").get("/api/v1/" + path).then().statusCode(200);
  }

  @Test
  void an_object_lives_in_versions_that_the_entity_tag_guards_and_every_one_is_told() {
    String id = "Ada Winter " + System.nanoTime();
    String rep = "/api/v1/reps/" + id.replace(" ", "%20");

    Response created =
        as("revops")
            .body("{\"name\": \"Ada\", \"memberships\": [{\"team\": \"rule-low\"}]}")
            .put(rep);
    created.then().statusCode(201).header("ETag", "\"1\"").body("version", equalTo(1));
    String before = created.path("recordedAt");
    as("revops").get(created.header("Location")).then().body("id", equalTo(id));
    as("revops").body("{\"name\": \"Eve\"}").put(rep).then().statusCode(428);
    as("revops")
        .header("If-Match", "\"9\"")
        .body("{\"name\": \"Eve\"}")
        .put(rep)
        .then()
        .statusCode(412);
    as("revops")
        .header("If-Match", "\"1\"")
        .body("{\"name\": \"Ada W.\"}")
        .put(rep)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"");
    as("revops")
        .header("If-Match", "\"2\"")
        .body("{\"name\": \"Ada W.\"}")
        .put(rep)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"");
    as("revops").delete(rep).then().statusCode(428);
    as("revops").header("If-Match", "\"2\"").delete(rep).then().statusCode(204);
    as("revops").get(rep).then().statusCode(404);
    as("revops").header("If-Match", "\"2\"").delete(rep).then().statusCode(404);
    as("revops")
        .header("If-Match", "\"3\"")
        .body("{\"name\": \"Ada\"}")
        .put(rep)
        .then()
        .statusCode(412);
    as("revops")
        .body("{\"name\": \"Ada\"}")
        .put(rep)
        .then()
        .statusCode(201)
        .header("ETag", "\"4\"");

    as("rep").queryParam("knownAt", before).get(rep).then().statusCode(404);
    as("rep")
        .queryParam("knownAt", "2999-01-01")
        .get(rep)
        .then()
        .body("version", equalTo(4))
        .body("knownAt", lessThanOrEqualTo("2998"));
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() ->
            assertThat(told(id))
                .extracting(event -> event.aggregateVersion() + " " + kind(event))
                .containsExactly("1 created", "2 changed", "3 deleted", "4 restored"));
    assertThat(told(id).getFirst().provenance().actor()).isEqualTo("revops");
    as("ops")
        .queryParam("objectId", id.replace(" ", "%20"))
        .get("/api/v1/performance/audit")
        .then()
        .statusCode(200)
        .body("items.objectType", everyItem(equalTo("rep")))
        .body("items.version", equalTo(List.of(4, 3, 2, 1)))
        .body("items.kind", equalTo(List.of("restored", "deleted", "changed", "created")))
        .body("items.actor", everyItem(equalTo("revops")))
        .body("items.origin", everyItem(equalTo("person")))
        .body(
            "items[2].changes[0]",
            equalTo(
                Map.of(
                    "field",
                    "memberships",
                    "from",
                    List.of(Map.of("role", "member", "team", "rule-low")),
                    "to",
                    List.of())))
        .body(
            "items[2].changes[1]", equalTo(Map.of("field", "name", "from", "Ada", "to", "Ada W.")));
    as("manager").get("/api/v1/performance/audit").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          team   | teams/aud-t   | {"name": "%s"} | name
          region | regions/aud-r | {"name": "%s"} | name
          quota  | quotas/rep:rule-ada:2016-Q4:count | {"rep": "rule-ada", "period": "2016-Q4", "measure": "count", "count": %s} | count
          """)
  void the_audit_says_who_changed_what_when_and_from_where(
      String type, String path, String body, String field) {
    String correlationId = "audit-" + System.nanoTime();
    as("revops")
        .header("X-Correlation-Id", correlationId)
        .body(body.formatted(3))
        .put("/api/v1/" + path)
        .then()
        .statusCode(201);
    as("revops")
        .header("X-Correlation-Id", correlationId)
        .header("If-Match", "\"1\"")
        .body(body.formatted(4))
        .put("/api/v1/" + path)
        .then()
        .statusCode(200);

    as("revops")
        .queryParam("objectType", type)
        .queryParam("objectId", path.replaceFirst(".*/", ""))
        .get("/api/v1/performance/audit")
        .then()
        .statusCode(200)
        .body("items.kind", equalTo(List.of("changed", "created")))
        .body("items.correlationId", equalTo(List.of(correlationId, correlationId)))
        .body("items[0].changes.field", equalTo(List.of(field)))
        .body("items[0].changes[0].from.toString()", equalTo("3"))
        .body("items[0].changes[0].to.toString()", equalTo("4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reps", "teams", "regions", "quotas"})
  void only_revenue_operations_writes_and_only_who_sells_or_pays_reads(String plural) {
    String path = "/api/v1/" + plural;
    for (String role : List.of("rep", "manager", "finance", "integration", "ops")) {
      as(role).body("{\"name\": \"X\"}").put(path + "/x").then().statusCode(403);
      as(role).header("If-Match", "\"1\"").delete(path + "/x").then().statusCode(403);
      as(role)
          .get(path)
          .then()
          .statusCode(List.of("integration", "ops").contains(role) ? 403 : 200);
    }
    for (String batch : List.of("reps", "teams", "quotas")) {
      as("manager")
          .body("{\"items\": []}")
          .post("/api/v1/" + batch + ":batch")
          .then()
          .statusCode(403);
    }
    People.with(Tokens.expired("revops")).get(path).then().statusCode(401);
    People.with(Tokens.forged("revops")).get(path).then().statusCode(401);
  }

  @Test
  void every_event_told_of_people_keeps_its_contract() {
    await().atMost(Database.PATIENCE).until(() -> !PeopleTopic.everything().isEmpty());

    assertThat(PeopleTopic.everything())
        .allSatisfy(
            event -> assertThat(EventSchemas.violations(event.type(), event.body())).isEmpty());
  }

  private static List<CloudEvent> told(String subject) {
    return PeopleTopic.everything().stream()
        .filter(event -> event.subject().equals(subject))
        .toList();
  }

  private static String kind(CloudEvent event) {
    return JsonPath.from(event.body()).getString("kind");
  }

  private long versions() throws SQLException {
    return database.number("SELECT count(*) FROM reference_version");
  }
}
