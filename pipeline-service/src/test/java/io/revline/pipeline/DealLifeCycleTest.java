package io.revline.pipeline;

import static io.revline.pipeline.Api.anyDeal;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.asRep;
import static io.revline.pipeline.Api.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class DealLifeCycleTest {

  @Test
  void a_new_deal_stands_in_the_first_stage_with_its_probability() {
    String deal = created(anyDeal("New"));

    as("revops")
        .get(deal)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("name", equalTo("New"))
        .body("stage", equalTo("prospecting"))
        .body("status", equalTo("open"))
        .body("probability", equalTo(0.1f))
        .body("forecastCategory", equalTo("pipeline"))
        .body("amount.amount", equalTo("1200.50"))
        .body("amount.currency", equalTo("EUR"))
        .body("version", equalTo(1))
        .body("closedAt", nullValue());
  }

  @Test
  void a_deal_created_moved_and_won_has_three_versions_and_as_of_shows_each_state() {
    String deal = created(anyDeal("Whole way"));
    as("revops").body("{\"stage\": \"proposal\"}").post(deal + "/move").then().statusCode(200);
    as("revops").post(deal + "/win").then().statusCode(200).body("status", equalTo("won"));

    var history = as("revops").get(deal + "/history").then().statusCode(200).extract();

    assertThat(history.<List<String>>path("versions.type"))
        .containsExactly("created", "changed", "won");
    List<String> recorded = history.path("versions.recordedAt");
    assertThat(as("revops").get(deal + "?asOf=" + recorded.get(0)).statusCode()).isEqualTo(404);
    assertThat(stageAsOf(deal, recorded.get(1))).isEqualTo("prospecting");
    assertThat(stageAsOf(deal, recorded.get(2))).isEqualTo("proposal");
    assertThat(stageAsOf(deal, "2200-01-01")).isEqualTo("won");
  }

  @Test
  void a_lost_deal_keeps_its_reason_until_it_is_reopened() {
    String deal = created(anyDeal("Lost and found"));

    as("revops")
        .body("{\"reason\": \"price\"}")
        .post(deal + "/lose")
        .then()
        .body("status", equalTo("lost"))
        .body("lostReason", equalTo("price"));
    as("revops")
        .body("{\"stage\": \"negotiation\"}")
        .post(deal + "/reopen")
        .then()
        .body("status", equalTo("open"))
        .body("stage", equalTo("negotiation"))
        .body("lostReason", nullValue())
        .body("closedAt", nullValue());
  }

  @Test
  void a_closed_deal_cannot_be_moved_won_or_lost_again() {
    String deal = created(anyDeal("Done"));
    as("revops").post(deal + "/win").then().statusCode(200);

    for (String verb : List.of("move", "win", "lose")) {
      as("revops")
          .body(
              switch (verb) {
                case "move" -> "{\"stage\": \"proposal\"}";
                case "lose" -> "{\"reason\": \"price\"}";
                default -> "{}";
              })
          .post(deal + "/" + verb)
          .then()
          .statusCode(409)
          .body("type", equalTo("https://revline.io/problems/conflict"));
    }
    as("revops").get(deal).then().body("version", equalTo(2)).body("status", equalTo("won"));
  }

  @Test
  void a_patch_changes_what_it_names_clears_nulls_and_leaves_the_rest() {
    String deal = created(anyDeal("Edited"));

    as("revops")
        .header("If-Match", "\"1\"")
        .body("{\"name\": \"Renamed\", \"closeDate\": null}")
        .patch(deal)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("name", equalTo("Renamed"))
        .body("closeDate", nullValue())
        .body("owner", equalTo("mia"));
  }

  @Test
  void a_late_fact_changes_its_own_stretch_and_nothing_that_changed_after_it() {
    String deal =
        created(
            """
            {"name": "Late", "stage": "prospecting", "owner": "mia", "at": "2024-01-01T00:00:00Z"}
            """);
    as("revops")
        .header("If-Match", "\"1\"")
        .body("{\"owner\": \"zoe\", \"at\": \"2024-03-01T00:00:00Z\"}")
        .patch(deal)
        .then()
        .statusCode(200);

    as("revops")
        .header("If-Match", "\"2\"")
        .body("{\"owner\": \"leo\", \"name\": \"Later\", \"at\": \"2024-02-01T00:00:00Z\"}")
        .patch(deal)
        .then()
        .statusCode(200)
        .body("owner", equalTo("zoe"))
        .body("name", equalTo("Later"));

    as("revops").get(deal + "?asOf=2024-02-01").then().body("owner", equalTo("mia"));
    as("revops").get(deal + "?asOf=2024-02-15").then().body("owner", equalTo("leo"));
    as("revops").get(deal + "?asOf=2024-03-15").then().body("name", equalTo("Later"));
  }

  @Test
  void saying_the_same_of_an_external_id_again_makes_no_version() {
    String path = "/api/v1/deals/by-external-id/crm/4711";
    String body = "{\"name\": \"From CRM\", \"owner\": \"mia\"}";

    as("integration").body(body).put(path).then().statusCode(201).body("version", equalTo(1));
    as("integration").body(body).put(path).then().statusCode(200).body("version", equalTo(1));
    as("integration")
        .body("{\"stage\": \"won\"}")
        .put(path)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("status", equalTo("won"))
        .body("externalIds.id", contains("4711"));
  }

  @Test
  void a_rep_sees_and_edits_own_deals_only() {
    String mine = created(anyDeal("Mine"));
    String other = created(anyDeal("Other").replace("mia", "zoe"));

    asRep("mia").get(mine).then().statusCode(200);
    asRep("mia").get(other).then().statusCode(404);
    asRep("mia").post(other + "/win").then().statusCode(404);
    asRep("mia")
        .get("/api/v1/deals?limit=200")
        .then()
        .body("items.owner.unique()", contains("mia"));
    asRep("mia")
        .header("If-Match", "\"1\"")
        .body("{\"owner\": \"zoe\"}")
        .patch(mine)
        .then()
        .statusCode(403);
    as("revops").get(mine).then().body("owner", equalTo("mia")).body("version", equalTo(1));
    as("revops").get(other).then().body("status", equalTo("open"));
  }

  @Test
  void pages_of_a_list_join_without_gap_or_repeat_in_every_order() {
    for (int i = 0; i < 7; i++) {
      String date = i % 2 == 0 ? "\"2026-12-0" + (i + 1) + "\"" : "null";
      created("{\"name\": \"p%d\", \"account\": \"paged\", \"closeDate\": %s}".formatted(i, date));
    }
    for (String sort : List.of("createdAt", "-createdAt", "closeDate", "-closeDate", "name")) {
      List<String> seen = new java.util.ArrayList<>();
      String cursor = "";
      do {
        var page =
            as("revops")
                .get("/api/v1/deals?account=paged&limit=3&sort=" + sort + cursor)
                .then()
                .statusCode(200)
                .extract();
        seen.addAll(page.<List<String>>path("items.name"));
        String next = page.path("next");
        cursor = next == null ? "" : "&cursor=" + next;
      } while (!cursor.isEmpty());
      assertThat(seen).as(sort).hasSize(7).doesNotHaveDuplicates();
    }
  }

  @Test
  void the_default_pipeline_is_listed_with_its_stages_in_order() {
    as("rep")
        .get("/api/v1/pipelines")
        .then()
        .statusCode(200)
        .body("key", hasItem("default"))
        .body(
            "[0].stages.key",
            contains("prospecting", "qualification", "proposal", "negotiation", "won", "lost"));
  }

  private static String stageAsOf(String deal, String asOf) {
    return as("revops").get(deal + "?asOf=" + asOf).then().statusCode(200).extract().path("stage");
  }
}
