package io.revline.pipeline;

import static io.revline.pipeline.Api.anyDeal;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revline.testkit.RevlineStack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who changed what, when and from where: of everything that this service owns. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class AuditTest {
  private static final String STAGES =
      """
      {"label": "%s", "stages": [
        {"key": "o", "label": "Open", "position": 1, "status": "open",
         "terms": [{"probability": 0.2, "forecastCategory": "pipeline"}]},
        {"key": "w", "label": "Won", "position": 2, "status": "won",
         "terms": [{"probability": 1, "forecastCategory": "closed"}]},
        {"key": "l", "label": "Lost", "position": 3, "status": "lost",
         "terms": [{"probability": 0, "forecastCategory": "omitted"}]}]}\
      """;

  private final String correlationId = UUID.randomUUID().toString();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          account       | accounts/audited         | name  | {"name": "%s"}
          product       | products/audited         | name  | {"name": "%s"}
          custom-field  | custom-fields/audited    | label | {"label": "%s", "type": "text"}
          pipeline      | pipelines/audited        | label | STAGES
          exchange-rate | exchange-rates/SEK/1999-01-01 | rate | {"rate": "%s"}
          """)
  void every_version_of_an_object_says_who_made_it_when_and_from_where(
      String type, String path, String field, String template) {
    String body = template.equals("STAGES") ? STAGES : template;
    String before = type.equals("exchange-rate") ? "0.11" : "Before";
    String after = type.equals("exchange-rate") ? "0.12" : "After";
    Instant begun = Instant.now().minusSeconds(60);

    told().body(body.formatted(before)).put("/api/v1/" + path).then().statusCode(201);
    told()
        .header("If-Match", "\"1\"")
        .body(body.formatted(after))
        .put("/api/v1/" + path)
        .then()
        .statusCode(200);
    told().header("If-Match", "\"2\"").delete("/api/v1/" + path).then().statusCode(204);

    JsonPath audit = audit(type, path.substring(path.indexOf('/') + 1));
    assertThat(audit.getList("items.kind")).containsExactly("deleted", "changed", "created");
    assertThat(audit.getList("items.version")).containsExactly(3, 2, 1);
    assertThat(audit.getList("items.actor")).containsOnly("revops");
    assertThat(audit.getList("items.origin")).containsOnly("person");
    assertThat(audit.getList("items.correlationId")).containsOnly(correlationId);
    assertThat(audit.<String>getList("items.recordedAt"))
        .allSatisfy(at -> assertThat(Instant.parse(at)).isAfter(begun));
    assertThat(audit.<Map<String, Object>>getList("items[1].changes"))
        .containsExactly(Map.of("field", field, "from", before, "to", after));
    assertThat(audit.<String>getList("items[2].changes.field")).contains(field);
  }

  @Test
  void rules_and_settings_are_audited_too() {
    replaced("deal-rules", "{\"required\": {\"proposal\": [\"source\"]}}");
    replaced("deal-rules", "{\"required\": {}}");
    replaced("settings/corporate-currency", "{\"currency\": \"CAD\"}");
    replaced("settings/corporate-currency", "{\"currency\": \"USD\"}");

    JsonPath rules = audit("deal-rules", null);
    assertThat(rules.getString("items[0].changes[0].field")).isEqualTo("required");
    assertThat(rules.getList("items[0].changes[0].from.proposal")).isEqualTo(List.of("source"));
    assertThat(rules.getMap("items[0].changes[0].to")).isEmpty();
    JsonPath settings = audit("setting", "corporate-currency");
    assertThat(settings.getMap("items[0].changes[0]"))
        .isEqualTo(Map.of("field", "value", "from", "CAD", "to", "USD"));
    assertThat(settings.getString("items[0].correlationId")).isEqualTo(correlationId);
  }

  @Test
  void activities_and_notes_are_audited_without_their_words() {
    String deal = created(anyDeal("Audited"));
    String id = deal.replaceFirst(".*/", "");
    String task =
        told()
            .body("{\"type\": \"task\", \"subject\": \"hush\", \"dueOn\": \"2030-01-02\"}")
            .post(deal + "/activities")
            .path("id");
    told().post(deal + "/activities/" + task + "/done").then().statusCode(200);
    String note = told().body("{\"text\": \"hush\"}").post(deal + "/notes").path("id");

    JsonPath activity = audit("activity", task);
    assertThat(activity.getList("items.kind")).containsExactly("done", "created");
    assertThat(activity.getList("items.version")).containsExactly(2, 1);
    assertThat(activity.getList("items.actor")).containsOnly("revops");
    assertThat(activity.getList("items.origin")).containsOnly("person");
    assertThat(activity.getList("items.correlationId")).containsOnly(correlationId);
    assertThat(activity.getList("items[1].changes.field")).containsExactly("deal", "dueOn", "type");
    assertThat(activity.getList("items[1].changes.to")).containsExactly(id, "2030-01-02", "task");
    assertThat(activity.getList("items[0].changes.field")).containsExactly("done");
    JsonPath noted = audit("note", note);
    assertThat(noted.getList("items.correlationId")).containsExactly(correlationId);
    assertThat(noted.getList("items[0].changes.to")).containsExactly(id);
    assertThat(activity.prettify() + noted.prettify()).doesNotContain("hush");
  }

  private RequestSpecification told() {
    return as("revops").header("X-Correlation-Id", correlationId);
  }

  private void replaced(String path, String body) {
    Response standing = as("revops").get("/api/v1/" + path);
    String tag = standing.getHeader("ETag");
    RequestSpecification request = told().body(body);
    (tag == null ? request : request.header("If-Match", tag))
        .put("/api/v1/" + path)
        .then()
        .statusCode(200);
  }

  private static JsonPath audit(String type, @Nullable String id) {
    RequestSpecification asked = as("ops").queryParam("objectType", type);
    return (id == null ? asked : asked.queryParam("objectId", id))
        .get("/api/v1/audit")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
