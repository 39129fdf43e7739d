package io.revline.pipeline.imports;

import static io.restassured.RestAssured.given;
import static io.revline.pipeline.imports.Importing.counts;
import static io.revline.pipeline.imports.Importing.get;
import static io.revline.pipeline.imports.Importing.imported;
import static io.revline.pipeline.imports.Importing.only;
import static io.revline.pipeline.imports.Importing.submit;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ImportTest {
  private static final String HEADER = "id,agent,account,stage,opened,closed,value\n";

  @Test
  void a_row_becomes_a_deal_whose_history_stands_in_business_time() {
    String csv = HEADER + "H1,Mia,Acme,Won,2024-01-10,2024-03-01,1054\n";

    JsonPath job = imported(mapping("history"), csv);

    assertThat(counts(job)).isEqualTo("succeeded read 1 applied 1 unchanged 0 rejected 0");
    JsonPath deal = only("history", "H1");
    String path = "/api/v1/deals/" + deal.getString("id");
    assertThat(deal.getString("status")).isEqualTo("won");
    assertThat(deal.getString("amount.amount")).isEqualTo("1054.00");
    assertThat(deal.getString("createdAt")).isEqualTo("2024-01-10T00:00:00Z");
    assertThat(deal.getString("closedAt")).isEqualTo("2024-03-01T00:00:00Z");
    JsonPath open = get(path + "?asOf=2024-03-01").jsonPath();
    assertThat(open.getString("stage")).isEqualTo("qualification");
    assertThat(open.getMap("amount")).as("no value before its time").isNull();
    assertThat(get(path + "?asOf=2024-01-10").statusCode()).as("not created yet").isEqualTo(404);
  }

  @Test
  void importing_the_same_table_again_changes_nothing() {
    String csv =
        HEADER
            + "A1,Mia,Acme,Won,2024-01-10,2024-03-01,1054\n"
            + "A2,Mia,,Engaging,2024-02-01,,\n"
            + "A3,Zoe,Acme,Prospecting,,,\n"
            + "A4,Zoe,Acme,Lost,2024-02-01,2024-02-01,0\n";
    imported(mapping("again"), csv);

    JsonPath second = imported(mapping("again"), csv);

    assertThat(counts(second)).isEqualTo("succeeded read 4 applied 0 unchanged 4 rejected 0");
    for (String id : List.of("A1", "A2", "A3", "A4")) {
      assertThat(only("again", id).getInt("version")).as(id).isEqualTo(1);
    }
  }

  /** A thousand rows are stored, and a thousand applied, together. */
  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_001})
  void a_table_of_as_many_rows_as_go_together_or_one_more_is_applied_whole(int rows) {
    String source = "many" + rows;
    String csv =
        IntStream.rangeClosed(1, rows)
            .mapToObj(row -> "R%d,\"O\"\"Neil \\ {%d,NULL}\",,Prospecting,,,\n".formatted(row, row))
            .collect(joining("", HEADER, ""));

    JsonPath job = imported(mapping(source), csv);

    assertThat(counts(job))
        .isEqualTo("succeeded read %1$d applied %1$d unchanged 0 rejected 0".formatted(rows));
    assertThat(only(source, "R" + rows).getString("owner"))
        .isEqualTo("O\"Neil \\ {%d,NULL}".formatted(rows));
  }

  @Test
  void a_later_table_moves_deals_on_and_corrects_what_it_says_otherwise() {
    imported(mapping("later"), HEADER + "L1,Mia,Acme,Engaging,2024-01-10,,\n");
    imported(mapping("later"), HEADER + "L1,Mia,Acme,Won,2024-01-10,2024-03-01,100\n");

    imported(mapping("later"), HEADER + "L1,Mia,Acme,Won,2024-01-10,2024-03-01,120\n");

    JsonPath deal = only("later", "L1");
    assertThat(deal.getInt("version")).isEqualTo(3);
    assertThat(deal.getString("amount.amount")).isEqualTo("120.00");
    assertThat(deal.getString("closedAt")).isEqualTo("2024-03-01T00:00:00Z");
  }

  @Test
  void rows_of_one_deal_in_one_table_are_learned_one_after_the_other() {
    JsonPath job =
        imported(
            mapping("twice"),
            HEADER
                + "T1,Mia,Acme,Engaging,2024-01-10,,\n"
                + "T2,Zoe,Acme,Engaging,2024-01-10,,\n"
                + "T1,Mia,Acme,Won,2024-01-10,2024-03-01,100\n"
                + "T1,Mia,Acme,Won,2024-01-10,2024-03-01,100\n");

    assertThat(counts(job)).isEqualTo("succeeded read 4 applied 3 unchanged 1 rejected 0");
    JsonPath deal = only("twice", "T1");
    assertThat(deal.getInt("version")).isEqualTo(2);
    assertThat(deal.getString("status")).isEqualTo("won");
    JsonPath history = get("/api/v1/deals/" + deal.getString("id") + "/history").jsonPath();
    List<String> recorded = history.getList("versions.recordedAt");
    assertThat(recorded).hasSize(2).doesNotHaveDuplicates();
    assertThat(only("twice", "T2").getInt("version")).isEqualTo(1);
  }

  @Test
  void a_deal_won_on_the_day_it_was_created_has_both_states_in_its_history() {
    imported(mapping("sameday"), HEADER + "S1,Mia,Acme,Won,2024-01-10,2024-01-10,5\n");

    JsonPath deal = only("sameday", "S1");

    assertThat(deal.getString("status")).isEqualTo("won");
    List<String> stages =
        get("/api/v1/deals/" + deal.getString("id") + "/history")
            .jsonPath()
            .getList("versions[0].changes.findAll { it.field == 'stage' }.to");
    assertThat(stages).containsExactly("qualification", "won");
  }

  @Test
  void rows_that_cannot_be_used_are_kept_with_column_and_reason_and_the_rest_is_applied() {
    String csv =
        HEADER
            + "R1,Mia,Acme,Won,2024-01-10,2024-03-01,1054\n"
            + "R2,Mia,Acme,Winning,2024-01-10,,\n"
            + "R3,Mia,Acme,Won,10.01.2024,2024-03-01,1\n"
            + "R4,Mia,Acme,Won,2024-01-10,,1\n"
            + "R5,Mia,Acme,Won,2024-01-10,2024-03-01,much\n"
            + "R6,Mia,Acme,Won,2024-01-10,2024-03-01,-3\n"
            + "R7,Mia,Acme,Won,2024-01-10,2999-03-01,3\n"
            + ",Mia,Acme,Won,2024-01-10,2024-03-01,3\n"
            + "R9,Mia\n"
            + "R10,Mia,\"Acme, \"\"the\"\" Co\",Won,2024-01-10,2024-03-01,1e3\n";

    JsonPath job = imported(mapping("rejects"), csv);

    assertThat(counts(job)).isEqualTo("succeeded read 10 applied 2 unchanged 0 rejected 8");
    Response rejected = get("/api/v1/imports/" + job.getString("id") + "/rejected");
    rejected
        .then()
        .body("row", contains(2, 3, 4, 5, 6, 7, 8, 9))
        .body("line", contains(3, 4, 5, 6, 7, 8, 9, 10))
        .body(
            "column",
            contains("stage", "opened", "closed", "value", "value", "closed", "id", "row"))
        .body(
            "reason", hasItem(containsString("'10.01.2024' is not a date in the form yyyy-MM-dd")))
        .body("cells[0]", hasItem("Winning"));
    assertThat(only("rejects", "R10").getString("account")).isEqualTo("Acme, \"the\" Co");
  }

  @Test
  void the_table_of_rejected_rows_has_every_one_and_the_list_of_imports_is_a_table_too() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < 450; i++) {
      csv.append("N").append(i).append(",Mia,Acme,Winning,2024-01-10,,\n");
    }
    String job = imported(mapping("many"), csv.toString()).getString("id");
    String rejected = "/api/v1/imports/" + job + "/rejected";

    assertThat(get(rejected + "?format=csv").asString().lines().skip(1))
        .hasSize(450)
        .doesNotHaveDuplicates();
    assertThat(get(rejected + "?format=csv&limit=7").asString().lines().skip(1)).hasSize(7);
    assertThat(get(rejected).jsonPath().getList("row")).hasSize(50);
    assertThat(get("/api/v1/imports?format=csv&limit=1").asString().lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith(job + ",table.csv,deals,succeeded,");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mapping.externalId      | externalId: id           | externalId: nobody
          mapping.currency        | currency: USD            | currency: XXQ
          mapping.dates.format    | format: yyyy-MM-dd       | format: nonsense
          mapping.fields.name     | name: id                 | title: id
          mapping.fields.title    | name: id                 | title: id
          mapping.stage           | column: stage            | column: phase
          mapping.stage           | Won: won                 | Won: victory
          mapping.sauce           | source: broken           | sauce: broken
          mapping.pipeline        | pipeline: default        | pipeline: nowhere
          mapping.openedIn        | openedIn: qualification  | openedIn: won
          """)
  void a_mapping_that_cannot_work_is_refused_by_its_key(String field, String good, String bad) {
    String mapping = mapping("broken").replace(good, bad);
    assertThat(mapping).isNotEqualTo(mapping("broken"));

    Response response = submit(mapping, HEADER);

    response
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", hasItem(field));
  }

  @Test
  void a_file_that_is_no_table_is_refused() {
    submit(mapping("none"), "").then().statusCode(400).body("violations.field", hasItem("file"));
    submit(mapping("none"), "id,id\n1,2\n")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("file"));
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .multiPart("mapping", "m.yaml", mapping("none").getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/imports")
        .then()
        .statusCode(400)
        .body("violations.field", contains("file"));
  }

  @Test
  void only_revops_and_integration_may_import() {
    given()
        .auth()
        .oauth2(Tokens.of("manager"))
        .multiPart("file", "t.csv", HEADER.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/imports")
        .then()
        .statusCode(403);
  }

  private static String mapping(String source) {
    return """
    source: %s
    externalId: id
    pipeline: default
    currency: USD
    dates: {format: yyyy-MM-dd, zone: UTC}
    created: opened
    closed: closed
    stage:
      column: stage
      values: {Prospecting: prospecting, Engaging: qualification, Won: won, Lost: lost}
    openedIn: qualification
    fields:
      name: id
      owner: agent
      account: account
    won:
      amount: value
    """
        .formatted(source);
  }
}
