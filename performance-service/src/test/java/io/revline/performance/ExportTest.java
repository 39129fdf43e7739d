package io.revline.performance;

import static io.revline.performance.People.as;
import static io.revline.performance.People.create;
import static io.revline.testkit.export.ExportedTable.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.export.ExportedTable;
import io.revline.testkit.export.OfferedTables;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deals of this test were closed in November 2011. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ExportTest {
  private static final String WINDOW = "&period=2011-11&asOf=2012-01-01";
  private static final Stories STORIES = stories();

  @Inject DataSource source;

  private static Stories stories() {
    Stories stories = new Stories();
    stories.told(
        "2011-11-01", deal -> deal.of("=x-amy").worth("30.00", "USD"), "2011-11-06", Stage.WON);
    stories.told(
        "2011-11-01", deal -> deal.of("x-bob").worth("20.50", "EUR"), "2011-11-08", Stage.WON);
    stories.told(
        "2011-11-01", deal -> deal.of("x-bob").worth("7.00", "USD"), "2011-11-09", Stage.LOST);
    return stories;
  }

  @BeforeEach
  void standing() {
    if (as("revops").get("/api/v1/teams/x-north").statusCode() == 404) {
      create("regions/x-west", "{\"name\": \"-West, \\\"far\\\"\"}");
      create("teams/x-north", "{\"name\": \"@North\", \"region\": \"x-west\"}");
      create(
          "reps/=x-amy",
          "{\"name\": \"=cmd|' /C calc'!A0\", \"memberships\": [{\"team\": \"x-north\"}]}");
      create("reps/x-bob", "{\"name\": \"Bob Müller 🚀\", \"from\": \"2011-01-01\"}");
      create(
          "quotas/rep:x-bob:2011-11:count",
          "{\"rep\": \"x-bob\", \"period\": \"2011-11\", \"measure\": \"count\", \"count\": 4}");
    }
    STORIES.await(source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void a_scorecard_has_a_row_for_each_group_of_each_metric(String format) {
    String path = "/api/v1/performance/scorecards?groupBy=rep" + WINDOW;

    Response export = as("finance").get(path + "&format=" + format);

    export
        .then()
        .statusCode(200)
        .header(
            "Content-Disposition",
            startsWith("attachment; filename=\"scorecard_asOf-2012-01-01T000000Z_knownAt-"))
        .header("Revline-As-Of", equalTo("2012-01-01T00:00:00Z"));
    JsonNode scorecard = json(as("finance").get(path + knownAt(export)).asString());
    ExportedTable table = read(format, export);
    table.saysFigures(list(scorecard.get("figures")));
    assertThat(table.column("metric")).contains("won", "lost", "attainment-by-count");
    assertThat(table.column("key")).contains("'=x-amy", "x-bob", "total");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void a_leaderboard_has_a_row_for_each_place(String format) {
    String path = "/api/v1/performance/leaderboards?metric=won&rankBy=count&groupBy=rep" + WINDOW;

    Response export = as("finance").get(path + "&format=" + format);

    JsonNode board = json(as("finance").get(path + knownAt(export)).asString());
    ExportedTable table = read(format, export);
    table.says(
        board
            .get("places")
            .valueStream()
            .<JsonNode>map(place ->
                ExportedTable.with(
                    place,
                    board,
                    "metric",
                    "definitionVersion",
                    "size",
                    "filters",
                    "asOf",
                    "knownAt"))
            .toList());
    assertThat(table.column("row.key")).contains("'=x-amy", "x-bob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void people_are_exported_in_the_columns_of_an_upload_and_regions_in_all_they_have(String format) {
    Response regions = as("rep").get("/api/v1/regions?format=" + format);
    read(format, regions)
        .says(items(as("rep").get("/api/v1/regions?limit=200" + knownAt(regions))));
    ExportedTable reps = read(format, as("rep").get("/api/v1/reps?team=x-north&format=" + format));
    assertThat(reps.header())
        .containsExactly("id", "name", "from", "to", "team", "role", "memberFrom", "memberTo");
    assertThat(reps.rows())
        .containsExactly(
            List.of("'=x-amy", "'=cmd|' /C calc'!A0", "", "", "x-north", "member", "", ""));
    ExportedTable teams =
        read(format, as("rep").get("/api/v1/teams?region=x-west&format=" + format));
    assertThat(teams.rows()).containsExactly(List.of("x-north", "'@North", "x-west", "", "", ""));
    ExportedTable quotas =
        read(format, as("finance").get("/api/v1/quotas?rep=x-bob&format=" + format));
    assertThat(quotas.rows().getFirst().stream().map(String::valueOf))
        .containsExactly("x-bob", "", "2011-11", "count", "", "", "4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void the_changes_the_rebuilds_and_the_dead_letters_are_tables_too(String format)
      throws SQLException {
    new Database(source)
        .run(
            "INSERT INTO rebuild_run (id, consumer, state, actor, started_at, failure) VALUES"
                + " (gen_random_uuid(), 'any', 'failed', 'any', now(), '=none')");
    String audit = "/api/v1/performance/audit?objectType=rep&objectId=x-bob";

    ExportedTable changes = read(format, as("revops").get(audit + "&format=" + format));

    changes.says(items(as("revops").get(audit)));
    assertThat(changes.column("kind")).containsExactly("created");
    ExportedTable rebuilds =
        read(format, as("ops").get("/api/v1/performance/rebuilds?format=" + format));
    rebuilds.says(list(json(as("ops").get("/api/v1/performance/rebuilds?limit=200").asString())));
    assertThat(rebuilds.column("failure")).contains("'=none");
    ExportedTable letters =
        read(format, as("ops").get("/api/v1/performance/dead-letters?format=" + format));
    letters.says(
        list(json(as("ops").get("/api/v1/performance/dead-letters?limit=200").asString())));
  }

  @Test
  void whatever_can_be_read_is_documented_as_a_table_but_for_what_is_one_thing() {
    OfferedTables.areAllListsOf(
        json(
            RestAssured.given()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .asString()));
  }

  @Test
  void a_list_is_exported_whole_as_known_at_one_time() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      many.add("{\"id\": \"x-many-%d\", \"name\": \"Many\"}".formatted(i));
    }
    People.createAll("teams", String.join(",", many));

    Response export = as("rep").get("/api/v1/teams?format=csv");
    create("teams/x-after", "{\"name\": \"After\"}");

    List<Object> ids = read("csv", export).column("id");
    assertThat(ids).contains("x-many-0", "x-many-249").doesNotContain("x-after");
    assertThat(new HashSet<>(ids)).hasSizeGreaterThanOrEqualTo(250);
    String again = as("rep").get("/api/v1/teams?format=csv" + knownAt(export)).asString();
    assertThat(again).isEqualTo(export.asString());
  }

  @Test
  void a_rep_sees_no_more_in_a_table_than_in_json() {
    String path = "/api/v1/performance/scorecards?groupBy=rep&format=csv" + WINDOW;

    Response export = RestAssured.given().auth().oauth2(Tokens.rep("x-bob")).get(path);

    assertThat(read("csv", export).column("key")).contains("x-bob").doesNotContain("'=x-amy");
    as("rep").get("/api/v1/performance/audit?format=csv").then().statusCode(403);
    as("rep")
        .get(path.replace("csv", "pdf"))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("format"));
  }

  private static String knownAt(Response export) {
    export.then().statusCode(200);
    return "&knownAt=" + export.getHeader("Revline-Known-At");
  }

  private static ExportedTable read(String format, Response export) {
    export.then().statusCode(200);
    return format.equals("csv")
        ? ExportedTable.csv(export.asByteArray())
        : ExportedTable.xlsx(export.asByteArray());
  }

  private static List<JsonNode> items(Response answer) {
    return list(json(answer.asString()).get("items"));
  }

  private static List<JsonNode> list(JsonNode items) {
    return items.valueStream().toList();
  }
}
