package io.revline.performance;

import static io.revline.performance.People.CSV;
import static io.revline.performance.People.as;
import static io.revline.performance.People.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many at once, as JSON and as files. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class PeopleFilesTest {
  @Inject DataSource source;

  @Test
  void each_item_is_written_wholly_or_not_at_all_and_waits_for_those_it_names() {
    String batch =
        """
        {"items": [
          {"id": "bat-low", "name": "Low", "parents": [{"parent": "bat-top"}]},
          {"id": "bat-lost", "name": "Lost", "parents": [{"parent": "nowhere"}]},
          {"name": "Nobody"},
          {"id": "bat-top", "name": "Top"},
          {"id": "bat-top", "name": "Top again"}]}
        """;
    String key = "batch-" + System.nanoTime();

    as("revops")
        .header("Idempotency-Key", key)
        .body(batch)
        .post("/api/v1/teams:batch")
        .then()
        .statusCode(200)
        .body("results.index", contains(0, 1, 2, 3, 4))
        .body("results.status", contains(201, 400, 400, 201, 400))
        .body("results[0].id", equalTo("bat-low"))
        .body("results[0].version", equalTo(1))
        .body("results[1].id", equalTo("bat-lost"))
        .body("results[1].problem.type", equalTo("https://revline.io/problems/invalid-input"))
        .body("results[1].problem.violations[0].field", equalTo("parents.parent"))
        .body("results[2].problem.violations[0].field", equalTo("id"))
        .body("results[4].problem.detail", containsString("came before in this batch"));
    as("revops").get("/api/v1/teams/bat-top").then().body("name", equalTo("Top"));
    as("revops").get("/api/v1/teams/bat-lost").then().statusCode(404);
    // The same key again gives the same answer, where the batch itself would change nothing.
    as("revops")
        .header("Idempotency-Key", key)
        .body(batch)
        .post("/api/v1/teams:batch")
        .then()
        .body("results.status", contains(201, 400, 400, 201, 400));
    as("revops")
        .body(batch)
        .post("/api/v1/teams:batch")
        .then()
        .body("results.status", contains(200, 400, 400, 200, 400))
        .body("results[0].version", equalTo(1));
  }

  @Test
  void a_batch_has_up_to_a_thousand_items() {
    as("revops").body("{\"items\": []}").post("/api/v1/reps:batch").then().statusCode(400);
    as("revops")
        .body(reps(1_001))
        .post("/api/v1/reps:batch")
        .then()
        .statusCode(400)
        .body("violations[0].message", containsString("1 to 1000"));
    as("revops").get("/api/v1/reps/many-1").then().statusCode(404);

    as("revops")
        .body(reps(1_000))
        .post("/api/v1/reps:batch")
        .then()
        .statusCode(200)
        .body("results.size()", equalTo(1_000))
        .body("results.status", everyItem(equalTo(201)));

    JsonPath first = JsonPath.from(as("rep").get("/api/v1/reps?limit=200").asString());
    JsonPath second =
        JsonPath.from(
            as("rep")
                .queryParam("cursor", first.getString("next"))
                .get("/api/v1/reps?limit=200")
                .asString());
    assertThat(first.getList("items.id")).hasSize(200);
    assertThat(second.getList("items.id"))
        .hasSize(200)
        .doesNotContainAnyElementsOf(first.getList("items.id"));
    as("rep")
        .get("/api/v1/reps?cursor=nonsense")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("cursor"));
  }

  @Test
  void what_is_exported_can_be_uploaded_again_and_changes_nothing() throws SQLException {
    create("teams/csv-north", "{\"name\": \"=SUM(A1)\"}");
    create(
        "teams/csv-south",
        "{\"name\": \"Süd, \\\"West\\\"\", \"parents\": [{\"parent\": \"csv-north\","
            + " \"from\": \"2017-01-01\", \"to\": \"2018-01-01T08:30:00Z\"}, {\"parent\":"
            + " \"csv-north\", \"from\": \"2019-01-01\"}]}");
    create(
        "reps/-csv-ada",
        "{\"name\": \"'=Ada\", \"from\": \"2016-02-01\", \"memberships\": [{\"team\": \"csv-north\","
            + " \"to\": \"2017-11-15\"}, {\"team\": \"csv-south\", \"from\": \"2017-11-15\"},"
            + " {\"team\": \"csv-north\", \"role\": \"manager\", \"from\": \"2017-11-15\"}]}");
    create("reps/csv-bob", "{\"name\": \"Bob\"}");
    create(
        "quotas/rep:csv-bob:2017-Q4:amount",
        "{\"rep\": \"csv-bob\", \"period\": \"2017-Q4\", \"measure\": \"amount\","
            + " \"amount\": {\"amount\": \"250000.5\", \"currency\": \"EUR\"}}");
    create(
        "quotas/team:csv-south:FY2018:count",
        "{\"team\": \"csv-south\", \"period\": \"FY2018\", \"measure\": \"count\", \"count\": 40}");
    long before = versions();

    String teams = exported("teams");
    String reps = exported("reps?team=csv-south");
    String quotas = exported("quotas");

    assertThat(teams)
        .contains("csv-north,'=SUM(A1),,,,")
        .contains("csv-south,\"Süd, \"\"West\"\"\",,csv-north,2017-01-01,2018-01-01T08:30:00Z")
        .contains("csv-south,\"Süd, \"\"West\"\"\",,csv-north,2019-01-01,");
    assertThat(reps)
        .isEqualToNormalizingNewlines(
            """
            id,name,from,to,team,role,memberFrom,memberTo
            '-csv-ada,''=Ada,2016-02-01,,csv-north,member,,2017-11-15
            '-csv-ada,''=Ada,2016-02-01,,csv-north,manager,2017-11-15,
            '-csv-ada,''=Ada,2016-02-01,,csv-south,member,2017-11-15,
            """);
    assertThat(quotas)
        .contains("csv-bob,,2017-Q4,amount,250000.50,EUR,")
        .contains(",csv-south,FY2018,count,,,40");
    for (String plural : new String[] {"teams", "quotas"}) {
      uploaded(plural, plural.equals("teams") ? teams : quotas);
    }
    uploaded("reps", reps);
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void a_file_is_answered_line_by_line_and_rows_of_one_rep_belong_together() {
    create("teams/file-north", "{\"name\": \"North\"}");
    create("teams/file-south", "{\"name\": \"South\"}");
    String file =
        """
        id,name,team,role,memberFrom,memberTo
        file-ada,Ada,file-north,member,,2017-11-15
        file-cy,Cy,file-north,,,
        file-ada,Ada,file-south,member,2017-11-15,
        file-dan,Dan,file-north,member,,
        file-dan,Daniel,file-south,manager,,
        file-eve,Eve,file-north,member,,2017-12-01
        file-eve,Eve,file-south,member,2017-11-01,
        ,Nobody,,,,
        """;

    as("revops")
        .contentType(CSV)
        .body(file)
        .post("/api/v1/reps:batch")
        .then()
        .statusCode(200)
        .body("results.line", contains(2, 3, 5, 7, 9))
        .body("results.status", contains(201, 201, 400, 400, 400))
        .body("results[2].problem.detail", containsString("'Dan' on line 5 and 'Daniel' on line 6"))
        .body("results[3].problem.detail", containsString("overlap"))
        .body("results[4].problem.violations[0].field", equalTo("id"));
    as("rep")
        .get("/api/v1/reps/file-ada")
        .then()
        .body("memberships.team", contains("file-north", "file-south"))
        .body("memberships[1].from", equalTo("2017-11-15T00:00:00Z"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                       | is empty
          id,name,colour~x,X,red   | use each once of
          id,name,name~x,X,X       | use each once of
          id,name~x,X,Y            | not readable as CSV
          id,name                  | must be 1 to 1000
          """)
  void a_file_that_makes_no_sense_is_refused_whole(String file, String message) {
    as("revops")
        .contentType(CSV)
        .body(file.replace('~', '\n').getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/reps:batch")
        .then()
        .statusCode(400)
        .body("violations[0].message", containsString(message));
  }

  private static String reps(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "{\"id\": \"many-%d\", \"name\": \"Rep %d\"}".formatted(i, i))
        .collect(Collectors.joining(",", "{\"items\": [", "]}"));
  }

  private static String exported(String path) {
    return as("finance")
        .accept("text/csv")
        .get("/api/v1/" + path)
        .then()
        .statusCode(200)
        .contentType(containsString("text/csv"))
        .extract()
        .asString();
  }

  private static void uploaded(String plural, String file) {
    as("revops")
        .contentType(CSV)
        .body(file.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/" + plural + ":batch")
        .then()
        .statusCode(200)
        .body("results.status", everyItem(equalTo(200)));
  }

  private long versions() throws SQLException {
    return new Database(source).number("SELECT count(*) FROM reference_version");
  }
}
