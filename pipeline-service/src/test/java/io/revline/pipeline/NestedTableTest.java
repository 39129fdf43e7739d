package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.asRep;
import static io.revline.pipeline.Api.created;
import static io.revline.pipeline.Api.table;
import static io.revline.testkit.export.ExportedTable.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import io.revline.testkit.export.ExportedTable;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a list stands within what is asked for, each thing in it is a row of the table. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class NestedTableTest {
  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void a_deals_history_has_a_row_for_each_change_with_its_version(String format) {
    String deal = renamed("=1+1", "-2+3");
    String history = deal + "/history";

    Response export = as("revops").get(history + "?format=" + format);

    export
        .then()
        .statusCode(200)
        .header("Content-Disposition", startsWith("attachment; filename=\"deal-history_asOf-20"));
    String times =
        "?asOf=%s&knownAt=%s"
            .formatted(export.getHeader("Revline-As-Of"), export.getHeader("Revline-Known-At"));
    JsonNode answer = json(as("revops").get(history + times).asString());
    ExportedTable table = table(format, export);
    assertThat(table.header())
        .containsExactly(
            "version",
            "type",
            "recordedAt",
            "actor",
            "origin",
            "correlationId",
            "changes.field",
            "changes.from",
            "changes.to",
            "changes.at",
            "changes.seq",
            "id");
    table.says(
        answer
            .get("versions")
            .valueStream()
            .flatMap(version -> ExportedTable.each(version, "changes"))
            .<JsonNode>map(change -> ExportedTable.with(change, answer, "id"))
            .toList());
    assertThat(table.column("id")).containsOnly(deal.replaceFirst(".*/", ""));
    assertThat(table.rows().stream().filter(row -> row.get(6).equals("name")))
        .extracting(row -> String.valueOf(row.get(0)), row -> row.get(7), row -> row.get(8))
        .containsExactly(tuple("1", "", "'=1+1"), tuple("2", "'=1+1", "'-2+3"));
  }

  @Test
  void a_version_of_which_nothing_had_happened_by_a_time_is_a_row_without_a_change() {
    String history = renamed("Early", "Late") + "/history?asOf=2024-01-15&format=csv";

    ExportedTable table = table("csv", as("revops").get(history));

    assertThat(table.column("version")).startsWith("1").endsWith("2");
    assertThat(table.rows().getLast().subList(6, 11)).containsOnly("");
    assertThat(table.column("changes.to")).contains("Early").doesNotContain("Late");
    asRep("ben").get(history).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void pipelines_have_a_row_for_each_of_the_terms_that_a_stage_has_through_time(String format) {
    String key = "e" + UUID.randomUUID();
    as("revops")
        .body(
            """
            {"label": "=Any", "stages": [
             {"key": "new", "label": "-New", "position": 1, "status": "open", "terms": [
              {"probability": 0.25, "forecastCategory": "pipeline", "limitDays": 14},
              {"from": "2150-01-01", "probability": 0.5, "forecastCategory": "commit"}]},
             {"key": "won", "label": "@Won", "position": 8, "status": "won", "terms": [
              {"probability": 1, "forecastCategory": "closed"}]},
             {"key": "lost", "label": "Lost", "position": 9, "status": "lost", "terms": [
              {"probability": 0, "forecastCategory": "omitted"}]}]}
            """)
        .put("/api/v1/pipelines/" + key)
        .then()
        .statusCode(201);

    ExportedTable table = table(format, as("rep").get("/api/v1/pipelines?format=" + format));

    assertThat(table.header())
        .containsExactly(
            "key",
            "label",
            "stages.key",
            "stages.label",
            "stages.position",
            "stages.status",
            "stages.terms.from",
            "stages.terms.probability",
            "stages.terms.forecastCategory",
            "stages.terms.limitDays");
    table.says(
        json(as("rep").get("/api/v1/pipelines").asString())
            .valueStream()
            .flatMap(pipeline -> ExportedTable.each(pipeline, "stages.terms"))
            .toList());
    assertThat(table.rows().stream().filter(row -> row.getFirst().equals(key)))
        .extracting(row -> row.subList(1, 10).stream().map(String::valueOf).toList())
        .containsExactly(
            List.of("'=Any", "new", "'-New", "1", "open", "", "0.25", "pipeline", "14"),
            List.of(
                "'=Any",
                "new",
                "'-New",
                "1",
                "open",
                format.equals("csv") ? "2150-01-01T00:00:00Z" : "2150-01-01T00:00",
                "0.5",
                "commit",
                ""),
            List.of("'=Any", "won", "'@Won", "8", "won", "", "1", "closed", ""),
            List.of("'=Any", "lost", "Lost", "9", "lost", "", "0", "omitted", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void custom_fields_have_a_row_each(String format) {
    String choice =
        defined("{\"label\": \"=Any\", \"type\": \"choice\", \"choices\": [\"=a\", \"b\"]}");
    String text = defined("{\"label\": \"Code\", \"type\": \"text\", \"pattern\": \"-[0-9]+\"}");
    String number = defined("{\"label\": \"Any\", \"type\": \"number\", \"min\": -1.5}");

    ExportedTable table = table(format, as("rep").get("/api/v1/custom-fields?format=" + format));

    assertThat(table.header())
        .containsExactly(
            "key", "version", "label", "type", "choices", "required", "pattern", "min", "max");
    table.says(
        json(as("rep").get("/api/v1/custom-fields").asString())
            .get("items")
            .valueStream()
            .toList());
    assertThat(table.rows().stream().map(row -> row.stream().map(String::valueOf).toList()))
        .contains(
            List.of(choice, "1", "'=Any", "choice", "[\"=a\",\"b\"]", "false", "", "", ""),
            List.of(text, "1", "Code", "text", "", "false", "'-[0-9]+", "", ""),
            List.of(number, "1", "Any", "number", "", "false", "", "-1.5", ""));
  }

  /** A deal that had one name on the first of January 2024 and another on the first of February. */
  private static String renamed(String before, String after) {
    String deal =
        created(
            """
            {"name": "%s", "owner": "mia", "amount": {"amount": "1200.50", "currency": "EUR"},
             "at": "2024-01-01T00:00:00Z"}
            """
                .formatted(before));
    as("revops")
        .header("If-Match", "\"1\"")
        .body("{\"name\": \"%s\", \"at\": \"2024-02-01T00:00:00Z\"}".formatted(after))
        .patch(deal)
        .then()
        .statusCode(200);
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() ->
            as("revops").get(deal + "/history").then().body("versions.version", contains(1, 2)));
    return deal;
  }

  /** Defines a custom field; returns its key. */
  private static String defined(String definition) {
    String key = "e" + UUID.randomUUID().toString().replace("-", "");
    as("revops").body(definition).put("/api/v1/custom-fields/" + key).then().statusCode(201);
    return key;
  }
}
