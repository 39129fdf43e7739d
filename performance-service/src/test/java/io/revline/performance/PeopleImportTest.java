package io.revline.performance;

import static io.restassured.RestAssured.given;
import static io.revline.performance.People.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reps, teams and quotas out of tables that somebody else made. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class PeopleImportTest {
  private static final String IMPORTS = "/api/v1/performance/imports";
  private static final String REPS =
      "shape: reps\ncolumns: {id: Id, name: Name, team: Team, memberFrom: Since}\n";

  @Test
  void the_examples_of_the_documentation_are_imported_whole_and_a_second_time_change_nothing()
      throws IOException {
    for (String example : List.of("teams", "reps", "quotas")) {
      assertThat(counts(example(example))).as(example).endsWith(" unchanged 0 rejected 0");
    }

    as("revops").get("/api/v1/teams/ad-north").then().body("parents.parent", contains("ad-sales"));
    as("revops")
        .get("/api/v1/reps/ad-anna")
        .then()
        .body("name", equalTo("Anna Moseley"))
        .body("memberships.team", contains("ad-north", "ad-south"))
        .body("memberships[0].to", equalTo("2025-06-30T00:00:00Z"))
        .body("memberships[1].from", equalTo("2025-06-30T00:00:00Z"));
    as("revops").get("/api/v1/reps/ad-omar").then().body("memberships.role", contains("manager"));
    as("revops")
        .get("/api/v1/quotas?rep=ad-anna")
        .then()
        .body("items.period", contains("2025-Q1", "2025-Q2"))
        .body("items.amount.amount", contains("250000.00", "275000.50"));

    assertThat(counts(example("teams")))
        .isEqualTo("succeeded read 3 applied 0 unchanged 3 rejected 0");
    assertThat(counts(example("reps")))
        .isEqualTo("succeeded read 3 applied 0 unchanged 3 rejected 0");
    assertThat(counts(example("quotas")))
        .isEqualTo("succeeded read 2 applied 0 unchanged 2 rejected 0");
  }

  @Test
  void all_rows_of_a_rep_are_used_or_none_and_each_says_why() {
    People.create("teams/pi-team", "{\"name\": \"Team\"}");

    JsonPath job =
        imported(
            REPS,
            """
            Id,Name,Team,Since
            pi-good,Good,pi-team,2024-01-01
            pi-torn,Torn,pi-team,2024-01-01
            pi-torn,Torn,pi-team
            pi-lost,Lost,pi-nowhere,2024-01-01
            ,Nobody,pi-team,2024-01-01
            pi-odd,Odd,pi-team,soon
            """);

    assertThat(counts(job)).isEqualTo("succeeded read 6 applied 1 unchanged 0 rejected 5");
    as("revops")
        .get(IMPORTS + "/" + job.getString("id") + "/rejected")
        .then()
        .body("line", contains(3, 4, 5, 6, 7))
        .body("column", contains("row", "row", "Team", "Id", "Since"))
        .body("[0].reason", containsString("belongs to that of line 4"))
        .body("[1].reason", containsString("has 3 cells, the header has 4"))
        .body("[2].reason", containsString("pi-nowhere"));
    as("revops").get("/api/v1/reps/pi-good").then().statusCode(200);
    for (String refused : List.of("pi-torn", "pi-lost", "pi-odd")) {
      as("revops").get("/api/v1/reps/" + refused).then().statusCode(404);
    }
  }

  @Test
  void a_dry_run_counts_and_rejects_as_the_import_would_and_changes_nothing() {
    String table = "Id,Name,Team,Since\npi-dry,Dry,,\npi-wet,Wet,pi-nowhere,\n";

    JsonPath tried = finished(submit(REPS, table, "?dryRun=true"));

    assertThat(counts(tried)).isEqualTo("succeeded read 2 applied 1 unchanged 0 rejected 1");
    as("revops").get("/api/v1/reps/pi-dry").then().statusCode(404);
    assertThat(counts(imported(REPS, table)))
        .isEqualTo("succeeded read 2 applied 1 unchanged 0 rejected 1");
    as("revops").get("/api/v1/reps/pi-dry").then().statusCode(200);
  }

  @Test
  void a_team_may_come_before_the_one_it_reports_to() {
    StringBuilder table = new StringBuilder("Id,Name,Above\n");
    for (int i = 0; i < 100; i++) {
      table.append("pi-t%03d,Team %d,pi-t%03d\n".formatted(i, i, i + 1));
    }
    table.append("pi-t100,Top,\n");

    JsonPath job =
        imported("shape: teams\ncolumns: {id: Id, name: Name, parent: Above}\n", table.toString());

    assertThat(counts(job)).isEqualTo("succeeded read 101 applied 101 unchanged 0 rejected 0");
    as("revops").get("/api/v1/teams/pi-t000").then().body("parents.parent", contains("pi-t001"));
  }

  @Test
  void what_another_service_takes_is_answered_with_where_to_send_it() {
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .redirects()
        .follow(false)
        .multiPart("file", "table.csv", "id\nx\n".getBytes(UTF_8))
        .multiPart("mapping", "m.yaml", "shape: accounts\ncolumns: {id: id}\n".getBytes(UTF_8))
        .post(IMPORTS + "?dryRun=true")
        .then()
        .statusCode(307)
        .header("Location", endsWith("/api/v1/imports?dryRun=true"));
  }

  @Test
  void what_cannot_be_used_at_all_is_refused_before_anything_is_stored() {
    int before = jobs();

    submit(REPS, "Id,Name\nx,X\n", "")
        .then()
        .statusCode(400)
        .body("violations.field", contains("mapping.columns.team", "mapping.columns.memberFrom"));
    submit("shape: reps\ncolumns: {id: Id, salary: Pay}\n", "Id,Pay\nx,1\n", "")
        .then()
        .statusCode(400)
        .body("violations.field", contains("mapping.columns.salary"))
        .body("violations", hasSize(1));
    given()
        .auth()
        .oauth2(Tokens.of("integration"))
        .multiPart("file", "table.csv", "Id,Name,Team,Since\nx,X,,\n".getBytes(UTF_8))
        .multiPart("mapping", "mapping.yaml", REPS.getBytes(UTF_8))
        .post(IMPORTS)
        .then()
        .statusCode(403)
        .body("detail", containsString("revops"));

    assertThat(jobs()).isEqualTo(before);
  }

  @Test
  void an_import_of_people_cannot_be_undone_and_says_what_to_do() {
    JsonPath job = imported(REPS, "Id,Name,Team,Since\npi-undo,Undo,,\n");

    as("revops")
        .post(IMPORTS + "/" + job.getString("id") + "/undo")
        .then()
        .statusCode(409)
        .body("detail", containsString("import the earlier table"));
  }

  private static int jobs() {
    return as("revops").get(IMPORTS + "?limit=200").jsonPath().getList("$").size();
  }

  private static JsonPath example(String name) throws IOException {
    Path examples = Path.of(System.getProperty("revline.root"), "docs/examples");
    return imported(
        Files.readString(examples.resolve(name + ".yaml")),
        Files.readString(examples.resolve(name + ".csv")));
  }

  private static JsonPath imported(String mapping, String table) {
    return finished(submit(mapping, table, ""));
  }

  private static Response submit(String mapping, String table, String query) {
    return given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .multiPart("file", "table.csv", table.getBytes(UTF_8))
        .multiPart("mapping", "mapping.yaml", mapping.getBytes(UTF_8))
        .post(IMPORTS + query);
  }

  private static JsonPath finished(Response accepted) {
    accepted.then().statusCode(202);
    String job = IMPORTS + "/" + accepted.jsonPath().getString("id");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !as("revops").get(job).jsonPath().getString("state").equals("running"));
    return as("revops").get(job).jsonPath();
  }

  private static String counts(JsonPath job) {
    return "%s read %d applied %d unchanged %d rejected %d"
        .formatted(
            job.getString("state"),
            job.getLong("rowsRead"),
            job.getLong("rowsApplied"),
            job.getLong("rowsUnchanged"),
            job.getLong("rowsRejected"));
  }
}
