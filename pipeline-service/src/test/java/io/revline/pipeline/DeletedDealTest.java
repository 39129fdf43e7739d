package io.revline.pipeline;

import static io.revline.pipeline.Api.anyDeal;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.asRep;
import static io.revline.pipeline.Api.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.revline.kit.event.CloudEvent;
import io.revline.pipeline.delivery.Topic;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.contract.EventSchemas;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class DeletedDealTest {

  @Test
  void a_deleted_deal_vanishes_and_is_there_again_when_restored() {
    String deal = created(anyDeal("Gone").replace("acme", "vanishing"));

    as("revops").header("If-Match", "\"1\"").delete(deal).then().statusCode(204);

    as("revops").get(deal).then().statusCode(404);
    listed("vanishing").body("items", hasSize(0));
    summed("vanishing").body("total.count", equalTo(0));
    as("revops")
        .get(deal + "/history")
        .then()
        .body("versions.type", contains("created", "deleted"));

    as("revops")
        .post(deal + "/restore")
        .then()
        .statusCode(200)
        .header("ETag", "\"3\"")
        .body("deleted", nullValue())
        .body("amount.amount", equalTo("1200.50"));
    listed("vanishing").body("items.name", contains("Gone"));
    summed("vanishing").body("total.count", equalTo(1));
  }

  @Test
  void a_deal_is_still_there_as_of_a_time_before_it_was_deleted() {
    String deal =
        created(
            """
            {"name": "Past", "owner": "mia", "account": "bygone", "at": "2024-01-01T00:00:00Z"}
            """);
    as("integration")
        .header("If-Match", "\"1\"")
        .delete(deal + "?at=2024-03-01T00:00:00Z")
        .then()
        .statusCode(204)
        .header("ETag", "\"2\"");

    as("revops").get(deal + "?asOf=2024-03-01").then().statusCode(200);
    asRep("mia").get(deal + "?asOf=2024-02-01").then().statusCode(200);
    as("revops").get(deal + "?asOf=2024-03-02").then().statusCode(404);
    as("revops")
        .get("/api/v1/deals?account=bygone&asOf=2024-02-01")
        .then()
        .body("items", hasSize(1));
    as("revops")
        .get("/api/v1/deals?account=bygone&asOf=2024-03-02")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void a_late_fact_about_a_deleted_deal_is_learned_and_does_not_bring_it_back() {
    String path = "/api/v1/deals/by-external-id/crm/gone-1";
    as("integration")
        .body("{\"name\": \"Old\", \"at\": \"2024-01-01T00:00:00Z\"}")
        .put(path)
        .then()
        .statusCode(201);
    String deal =
        "/api/v1/deals/"
            + as("integration").body("{\"name\": \"Old\"}").put(path).then().extract().path("id");
    as("revops").header("If-Match", "\"1\"").delete(deal).then().statusCode(204);

    as("integration")
        .body("{\"stage\": \"won\", \"at\": \"2024-02-01T00:00:00Z\"}")
        .put(path)
        .then()
        .statusCode(200)
        .body("deleted", equalTo(true))
        .body("status", equalTo("won"));

    as("revops").get(deal).then().statusCode(404);
    as("revops").get(deal + "?asOf=2024-02-02").then().body("status", equalTo("won"));
    as("revops")
        .get(deal + "/history")
        .then()
        .body("versions.type", contains("created", "deleted", "changed"));
  }

  @Test
  void nothing_is_done_to_a_deleted_deal_until_it_is_restored() {
    String deal = created(anyDeal("Inert"));
    as("revops").header("If-Match", "\"1\"").delete(deal).then().statusCode(204);

    String edit = "{\"name\": \"Edited\"}";
    refused(as("revops").header("If-Match", "\"2\"").body(edit).patch(deal));
    refused(as("revops").post(deal + "/win"));
    refused(as("revops").header("If-Match", "\"2\"").delete(deal));

    as("revops").post(deal + "/restore").then().statusCode(200).body("name", equalTo("Inert"));
    as("revops")
        .post(deal + "/restore")
        .then()
        .statusCode(409)
        .body("detail", containsString("not deleted"));
  }

  @Test
  void only_who_has_read_it_and_may_change_it_deletes_a_deal() {
    String deal = created(anyDeal("Guarded"));

    as("revops").delete(deal).then().statusCode(428);
    as("revops").header("If-Match", "\"7\"").delete(deal).then().statusCode(412);
    as("finance").header("If-Match", "\"1\"").delete(deal).then().statusCode(403);
    asRep("zoe").header("If-Match", "\"1\"").delete(deal).then().statusCode(404);
    asRep("mia")
        .header("If-Match", "\"1\"")
        .delete(deal + "?at=2024-01-01T00:00:00Z")
        .then()
        .statusCode(403);
    as("revops").get(deal).then().statusCode(200).body("version", equalTo(1));

    asRep("mia").header("If-Match", "\"1\"").delete(deal).then().statusCode(204);
    asRep("zoe").post(deal + "/restore").then().statusCode(404);
    asRep("mia").post(deal + "/restore").then().statusCode(200);
  }

  @Test
  void deletion_and_restoration_are_told() {
    String deal = created(anyDeal("Told"));
    as("revops").header("If-Match", "\"1\"").delete(deal).then().statusCode(204);
    as("revops").post(deal + "/restore").then().statusCode(200);
    UUID id = UUID.fromString(deal.substring(deal.lastIndexOf('/') + 1));

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Topic.firstOccurrences().getOrDefault(id, List.of()).size() == 3);

    List<CloudEvent> events = Topic.firstOccurrences().getOrDefault(id, List.of());
    assertThat(events)
        .extracting(CloudEvent::type)
        .containsExactly(
            "revline.deal.created.v1", "revline.deal.deleted.v1", "revline.deal.restored.v1");
    events.forEach(
        event -> assertThat(EventSchemas.violations(event.type(), event.body())).isEmpty());
  }

  private static ValidatableResponse listed(String account) {
    return as("revops").get("/api/v1/deals?account=" + account).then().statusCode(200);
  }

  private static ValidatableResponse summed(String account) {
    return as("revops")
        .get("/api/v1/deals/summary?groupBy=owner&account=" + account)
        .then()
        .statusCode(200);
  }

  private static void refused(Response response) {
    response.then().statusCode(409).body("detail", containsString("restore it first"));
  }
}
