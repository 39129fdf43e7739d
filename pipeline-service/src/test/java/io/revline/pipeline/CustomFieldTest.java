package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.created;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class CustomFieldTest {
  private static final String FIELDS = "/api/v1/custom-fields/";

  @BeforeEach
  void defined() {
    define("term", "{\"label\": \"Term\", \"type\": \"number\", \"min\": 1, \"max\": 60}");
    define(
        "region",
        "{\"label\": \"Region\", \"type\": \"choice\", \"choices\": [\"north\", \"south\"]}");
    define("poNumber", "{\"label\": \"PO\", \"type\": \"text\", \"pattern\": \"PO-[0-9]+\"}");
    define("goLive", "{\"label\": \"Go-live\", \"type\": \"date\"}");
    define("pilot", "{\"label\": \"Pilot\", \"type\": \"boolean\"}");
  }

  @Test
  void values_of_every_type_are_kept_in_one_form() {
    String deal =
        created(
            """
            {"name": "c", "custom": {"term": 36.0, "region": "north", "poNumber": "PO-7",
             "goLive": "2026-10-01", "pilot": true}}
            """);

    as("revops")
        .get(deal)
        .then()
        .body("custom.term", equalTo("36"))
        .body("custom.region", equalTo("north"))
        .body("custom.poNumber", equalTo("PO-7"))
        .body("custom.goLive", equalTo("2026-10-01"))
        .body("custom.pilot", equalTo("true"));
  }

  @ParameterizedTest(name = "{1} is refused at {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          custom.term     | {"term": 61}
          custom.term     | {"term": 0}
          custom.term     | {"term": "many"}
          custom.term     | {"term": 1e999}
          custom.region   | {"region": "west"}
          custom.poNumber | {"poNumber": "7"}
          custom.poNumber | {"poNumber": 7}
          custom.goLive   | {"goLive": "1.10.2026"}
          custom.pilot    | {"pilot": "maybe"}
          custom.pilot    | {"pilot": []}
          custom.unknown  | {"unknown": "x"}
          custom          | "x"
          """)
  void a_value_that_breaks_its_definition_is_named(String field, String custom) {
    as("revops")
        .body("{\"name\": \"x\", \"custom\": " + custom + "}")
        .post("/api/v1/deals")
        .then()
        .statusCode(400)
        .body("violations.field", contains(field));
  }

  @Test
  void late_facts_about_one_field_leave_the_others_as_they_are() {
    String deal =
        created(
            """
            {"name": "c", "custom": {"term": 12, "region": "north"}, "at": "2024-01-01T00:00:00Z"}
            """);
    patch(deal, 1, "{\"custom\": {\"term\": 36}, \"at\": \"2024-03-01T00:00:00Z\"}");
    patch(
        deal,
        2,
        "{\"custom\": {\"region\": \"south\", \"term\": 24}, \"at\": \"2024-02-01T00:00:00Z\"}");
    patch(deal, 3, "{\"custom\": {\"region\": null, \"pilot\": true}}");

    as("revops")
        .get(deal + "?asOf=2024-01-15")
        .then()
        .body("custom.term", equalTo("12"))
        .body("custom.region", equalTo("north"));
    as("revops")
        .get(deal + "?asOf=2024-02-15")
        .then()
        .body("custom.term", equalTo("24"))
        .body("custom.region", equalTo("south"));
    as("revops")
        .get(deal + "?asOf=2024-03-15")
        .then()
        .body("custom.term", equalTo("36"))
        .body("custom.region", equalTo("south"));
    as("revops")
        .get(deal)
        .then()
        .body("custom.term", equalTo("36"))
        .body("custom.pilot", equalTo("true"))
        .body("custom", not(hasKey("region")));
    patch(deal, 4, "{\"custom\": {\"pilot\": true, \"region\": null}}");
    as("revops").get(deal).then().body("version", equalTo(4));
    as("revops")
        .get(deal + "/history")
        .then()
        .body("versions[2].changes[0].from", equalTo("{\"region\":\"north\",\"term\":\"12\"}"));
  }

  @Test
  void a_deleted_definition_takes_no_values_and_deals_keep_theirs() {
    define("brief", "{\"label\": \"Brief\", \"type\": \"text\"}");
    String deal = created("{\"name\": \"c\", \"custom\": {\"brief\": \"kept\"}}");
    String tag = as("rep").get(FIELDS + "brief").getHeader("ETag");

    as("revops").delete(FIELDS + "brief").then().statusCode(428);
    as("revops").header("If-Match", tag).delete(FIELDS + "brief").then().statusCode(204);

    as("rep").get(FIELDS + "brief").then().statusCode(404);
    as("rep").get("/api/v1/custom-fields").then().body("items.key", not(hasItem("brief")));
    as("revops").get(deal).then().body("custom.brief", equalTo("kept"));
    as("revops")
        .header("If-Match", "\"1\"")
        .body("{\"custom\": {\"brief\": \"new\"}}")
        .patch(deal)
        .then()
        .statusCode(400);
  }

  @Test
  void definitions_are_kept_in_order_by_revops_alone() {
    String tag = as("rep").get(FIELDS + "term").getHeader("ETag");
    String number = "{\"label\": \"Term\", \"type\": \"number\", \"min\": 1, \"max\": 60}";

    as("rep").body(number).put(FIELDS + "mine").then().statusCode(403);
    as("revops").body(number).put(FIELDS + "term").then().statusCode(428);
    as("revops")
        .header("If-Match", "\"99\"")
        .body(number)
        .put(FIELDS + "term")
        .then()
        .statusCode(412);
    as("revops")
        .header("If-Match", tag)
        .body("{\"label\": \"Term\", \"type\": \"text\"}")
        .put(FIELDS + "term")
        .then()
        .statusCode(409);
    refused("key", "Bad-Key", number);
    refused("type", "other", "{\"label\": \"x\", \"type\": \"colour\"}");
    refused("label", "other", "{\"type\": \"text\"}");
    refused("choices", "other", "{\"label\": \"x\", \"type\": \"choice\"}");
    refused("min", "other", "{\"label\": \"x\", \"type\": \"number\", \"min\": 2, \"max\": 1}");
    refused("pattern", "other", "{\"label\": \"x\", \"type\": \"text\", \"pattern\": \"(\"}");
    as("rep").get(FIELDS + "other").then().statusCode(404);
  }

  private static void define(String key, String definition) {
    if (as("revops").get(FIELDS + key).statusCode() == 404) {
      as("revops")
          .body(definition)
          .put(FIELDS + key)
          .then()
          .statusCode(201)
          .body("min", definition.contains("min") ? equalTo(1) : nullValue());
    }
  }

  private static void refused(String field, String key, String definition) {
    as("revops")
        .body(definition)
        .put(FIELDS + key)
        .then()
        .statusCode(400)
        .body("violations.field", contains(field));
  }

  private static void patch(String deal, int version, String body) {
    as("revops")
        .header("If-Match", "\"" + version + "\"")
        .body(body)
        .patch(deal)
        .then()
        .statusCode(200);
  }
}
