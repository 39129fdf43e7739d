package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static io.revline.testkit.export.ExportedTable.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import io.revline.testkit.export.ExportedTable;
import io.revline.testkit.export.OfferedTables;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deals of this test lie in 2009. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ExportTest {
  @Inject DataSource source;

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void a_rollup_has_a_row_for_each_group_of_each_figure(String format) {
    tell("=x-ann", "10.50", "EUR");
    tell("x, \"bo\" ü 🚀", "99.00", "USD");
    String path = "/api/v1/forecast/rollups?period=2009-Q4&groupBy=owner&asOf=2010-01-01";

    Response export = as("finance", path + "&format=" + format);

    export
        .then()
        .statusCode(200)
        .header(
            "Content-Disposition",
            startsWith("attachment; filename=\"rollup_asOf-2010-01-01T000000Z_knownAt-"));
    String knownAt = "&knownAt=" + export.getHeader("Revline-Known-At");
    JsonNode rollup = json(as("finance", path + knownAt).asString());
    ExportedTable table = read(format, export);
    table.saysFigures(rollup.get("figures").valueStream().toList());
    assertThat(table.column("key")).contains("'=x-ann", "x, \"bo\" ü 🚀");
    assertThat(table.column("filters").getFirst().toString()).contains("2009-Q4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void periods_definitions_changes_rebuilds_and_dead_letters_are_tables(String format)
      throws SQLException {
    JsonNode year = json(as("rep", "/api/v1/forecast/calendar/periods?year=2017").asString());
    ExportedTable periods =
        read(format, as("rep", "/api/v1/forecast/calendar/periods?year=2017&format=" + format));
    periods.says(
        year.get("periods")
            .valueStream()
            .<JsonNode>map(period -> ExportedTable.with(period, year, "timeZone", "version"))
            .toList());
    assertThat(periods.rows()).hasSize(17);

    ExportedTable definitions =
        read(format, as("rep", "/api/v1/metric-definitions?format=" + format));
    definitions.says(
        json(as("rep", "/api/v1/metric-definitions").asString()).valueStream().toList());

    new Database(source)
        .run(
            "INSERT INTO rebuild_run (id, consumer, state, actor, started_at, failure) VALUES"
                + " (gen_random_uuid(), 'any', 'failed', 'any', now(), '=none')");
    ExportedTable rebuilds = read(format, as("ops", "/api/v1/forecast/rebuilds?format=" + format));
    rebuilds.says(
        json(as("ops", "/api/v1/forecast/rebuilds?limit=200").asString()).valueStream().toList());
    assertThat(rebuilds.column("failure")).contains("'=none");

    ExportedTable letters =
        read(format, as("ops", "/api/v1/forecast/dead-letters?format=" + format));
    assertThat(letters.header()).contains("topic", "partition", "offset", "reason");
    ExportedTable changes = read(format, as("ops", "/api/v1/forecast/audit?format=" + format));
    assertThat(changes.header()).contains("objectType", "changes", "recordedAt");
  }

  @Test
  void a_rep_sees_no_more_in_a_table_than_in_json_and_another_format_is_refused() {
    tell("=x-ann", "10.50", "EUR");
    tell("x-cy", "10.50", "EUR");
    String path = "/api/v1/forecast/rollups?period=2009-Q4&groupBy=owner&asOf=2010-01-01&format=";

    Response export = given().auth().oauth2(Tokens.rep("x-cy")).get(path + "csv");

    assertThat(read("csv", export).column("key")).contains("x-cy").doesNotContain("'=x-ann");
    as("ops", path + "csv").then().statusCode(403);
    as("finance", path + "pdf")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("format"));
  }

  @Test
  void whatever_can_be_read_is_documented_as_a_table_but_for_what_is_one_thing() {
    OfferedTables.areAllListsOf(
        documentation(),
        "/api/v1/forecast/calendar",
        "/api/v1/forecast/backtests/{id}/findings",
        "/api/v1/forecast/configuration",
        "/api/v1/forecast/deals/{id}/score");
  }

  @Test
  void the_documentation_names_the_media_types_and_the_parameter() {
    JsonNode document = documentation();

    JsonNode rollup = document.at("/paths/~1api~1v1~1forecast~1rollups/get");
    assertThat(rollup.at("/responses/200/content").propertyStream().map(each -> each.getKey()))
        .containsExactlyInAnyOrder(
            "application/json",
            "text/csv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(rollup.at("/responses/200/content/application~1json/schema/$ref").textValue())
        .isEqualTo("#/components/schemas/Rollup");
    assertThat(rollup.get("parameters").valueStream().map(each -> each.get("name").textValue()))
        .contains("period", "format");
  }

  private void tell(String owner, String amount, String currency) {
    DealHistory deal = new DealHistory();
    List<CloudEvent> events =
        List.of(
            deal.say(
                "2009-10-02T08:00:00Z",
                fields -> fields.worth(amount, currency).due("2009-12-15").of(owner)),
            deal.say("2009-11-02T08:00:00Z", fields -> fields.stage(Stage.WON)));
    DealTopic.publish(events);
    new Database(source).awaitApplied(events);
  }

  private static JsonNode documentation() {
    return json(given().accept("application/json").get("/q/openapi?format=json").asString());
  }

  private static Response as(String role, String path) {
    return given().auth().oauth2(Tokens.of(role)).get(path);
  }

  private static ExportedTable read(String format, Response export) {
    export.then().statusCode(200);
    return format.equals("csv")
        ? ExportedTable.csv(export.asByteArray())
        : ExportedTable.xlsx(export.asByteArray());
  }
}
