package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.created;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revline.testkit.RevlineStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class DealRuleTest {
  private static final String RULES = "/api/v1/deal-rules";

  /** Other tests of the service know no rules. */
  @AfterEach
  void noRules() {
    set("{\"required\": {}}");
  }

  @Test
  void people_give_what_a_stage_requires_before_a_deal_enters_it() {
    set("{\"required\": {\"negotiation\": [\"closeDate\", \"amount\"], \"*\": [\"owner\"]}}");
    String deal = created("{\"name\": \"r\", \"owner\": \"mia\", \"closeDate\": \"2026-12-31\"}");

    move(deal, "negotiation").then().statusCode(400).body("violations.field", contains("amount"));
    as("revops").get(deal).then().body("stage", equalTo("prospecting")).body("version", equalTo(1));
    patch(deal, 1, "{\"amount\": {\"amount\": \"5.00\", \"currency\": \"EUR\"}}")
        .then()
        .statusCode(200);
    move(deal, "negotiation").then().statusCode(200);
    patch(deal, 3, "{\"closeDate\": null}")
        .then()
        .statusCode(400)
        .body("violations.field", contains("closeDate"));
  }

  @Test
  void what_every_stage_requires_is_asked_at_once_but_not_of_a_lost_deal() {
    set("{\"required\": {\"*\": [\"owner\", \"source\"], \"lost\": [\"account\"]}}");

    as("revops")
        .body("{\"name\": \"r\"}")
        .post("/api/v1/deals")
        .then()
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("owner", "source"));
    as("integration")
        .body("{\"name\": \"r\", \"source\": \"web\"}")
        .put("/api/v1/deals/by-external-id/crm/ruled")
        .then()
        .statusCode(400)
        .body("violations.field", contains("owner"));
    set("{\"required\": {}}");
    String deal = created("{\"name\": \"before the rule\"}");
    set("{\"required\": {\"*\": [\"owner\", \"source\"], \"lost\": [\"account\"]}}");
    patch(deal, 1, "{\"name\": \"left in peace\"}").then().statusCode(200);
    as("revops")
        .body("{\"reason\": \"price\"}")
        .post(deal + "/lose")
        .then()
        .statusCode(400)
        .body("violations.field", contains("account"));
    patch(deal, 2, "{\"account\": \"acme\"}").then().statusCode(200);
    as("revops").body("{\"reason\": \"price\"}").post(deal + "/lose").then().statusCode(200);
  }

  @Test
  void history_is_recorded_as_it_was() {
    set("{\"required\": {\"*\": [\"owner\"], \"negotiation\": [\"amount\"]}}");

    String deal = created("{\"name\": \"old\", \"at\": \"2024-01-01T00:00:00Z\"}");

    as("integration")
        .body("{\"stage\": \"negotiation\", \"at\": \"2024-02-01T00:00:00Z\"}")
        .post(deal + "/move")
        .then()
        .statusCode(200)
        .body("stage", equalTo("negotiation"));
  }

  @Test
  void a_step_that_people_may_not_take_is_recorded_where_it_is_history() {
    String deal = created("{\"name\": \"old\", \"at\": \"2024-01-01T00:00:00Z\"}");
    told(deal, "win", "{\"at\": \"2024-02-01T00:00:00Z\"}").then().statusCode(200);

    move(deal, "proposal").then().statusCode(409);
    as("revops").body("{\"reason\": \"price\"}").post(deal + "/lose").then().statusCode(409);
    as("revops").get(deal).then().body("stage", equalTo("won")).body("version", equalTo(2));

    told(deal, "move", "{\"stage\": \"proposal\", \"at\": \"2024-03-01T00:00:00Z\"}")
        .then()
        .statusCode(200)
        .body("stage", equalTo("proposal"));
    told(deal, "move", "{\"stage\": \"lost\", \"at\": \"2024-04-01T00:00:00Z\"}")
        .then()
        .statusCode(200)
        .body("status", equalTo("lost"));
    told(deal, "win", "{\"at\": \"2024-05-01T00:00:00Z\"}")
        .then()
        .statusCode(200)
        .body("closedAt", equalTo("2024-05-01T00:00:00Z"));
    as("revops")
        .get(deal + "?asOf=2024-03-15")
        .then()
        .body("status", equalTo("open"))
        .body("stage", equalTo("proposal"));
  }

  @Test
  void a_required_custom_field_is_asked_of_new_deals_and_not_cleared() {
    as("revops")
        .body("{\"label\": \"Segment\", \"type\": \"text\", \"required\": true}")
        .put("/api/v1/custom-fields/segment")
        .then()
        .statusCode(201);
    try {
      as("revops")
          .body("{\"name\": \"r\"}")
          .post("/api/v1/deals")
          .then()
          .statusCode(400)
          .body("violations.field", contains("custom.segment"));
      String deal = created("{\"name\": \"r\", \"custom\": {\"segment\": \"public\"}}");
      patch(deal, 1, "{\"custom\": {\"segment\": null}}")
          .then()
          .statusCode(400)
          .body("violations.field", contains("custom.segment"));
      patch(deal, 1, "{\"name\": \"renamed\"}").then().statusCode(200);
    } finally {
      as("revops").header("If-Match", "\"1\"").delete("/api/v1/custom-fields/segment");
    }
  }

  @Test
  void rules_that_name_nothing_known_are_refused() {
    refused("required.nowhere", "{\"required\": {\"nowhere\": [\"amount\"]}}");
    refused("required.*", "{\"required\": {\"*\": [\"colour\"]}}");
    refused("required", "{}");
    as("rep").body("{\"required\": {}}").put(RULES).then().statusCode(403);
    as("rep").get(RULES).then().statusCode(200);
  }

  private static void refused(String field, String rules) {
    put(rules).then().statusCode(400).body("violations.field", contains(field));
  }

  private static void set(String rules) {
    put(rules).then().statusCode(200);
  }

  private static Response put(String rules) {
    String tag = as("revops").get(RULES).getHeader("ETag");
    var request = as("revops").body(rules);
    return (tag == null ? request : request.header("If-Match", tag)).put(RULES);
  }

  private static Response move(String deal, String stage) {
    return as("revops").body("{\"stage\": \"" + stage + "\"}").post(deal + "/move");
  }

  private static Response told(String deal, String verb, String body) {
    return as("integration").body(body).post(deal + "/" + verb);
  }

  private static Response patch(String deal, int version, String body) {
    return as("revops").header("If-Match", "\"" + version + "\"").body(body).patch(deal);
  }
}
