package io.revline.pipeline;

import static io.revline.pipeline.Api.anyDeal;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.asRep;
import static io.revline.pipeline.Api.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.revline.kit.event.CloudEvent;
import io.revline.pipeline.delivery.Topic;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.contract.EventSchemas;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ActivityTest {

  @Test
  void the_latest_activity_is_the_deals_last_whatever_the_order_of_telling() {
    String deal = past("Busy");

    asRep("mia")
        .body("{\"type\": \"call\", \"at\": \"2024-03-05T10:00:00Z\"}")
        .post(deal + "/activities");
    logged(deal, "{\"type\": \"mail\", \"at\": \"2024-02-05T10:00:00Z\", \"subject\": \"offer\"}")
        .body("done", equalTo(true))
        .body("subject", equalTo("offer"));

    as("revops")
        .get(deal)
        .then()
        .body("lastActivityAt", equalTo("2024-03-05T10:00:00Z"))
        .header("ETag", "\"3\"");
    as("revops")
        .get(deal + "?asOf=2024-02-10")
        .then()
        .body("lastActivityAt", equalTo("2024-02-05T10:00:00Z"));
    as("revops").get(deal + "?asOf=2024-02-01").then().body("lastActivityAt", nullValue());
    as("revops")
        .get(deal + "/history")
        .then()
        .body("versions[2].changes.field", contains("lastActivityAt"));
  }

  @Test
  void a_task_counts_once_it_is_done_and_is_done_once() {
    String deal = past("Tasks");
    String task =
        logged(
                deal,
                """
                {"type": "task", "at": "2024-02-01T00:00:00Z", "dueOn": "2024-03-01"}
                """)
            .body("done", equalTo(false))
            .extract()
            .path("id");
    as("revops").get(deal).then().body("lastActivityAt", nullValue()).body("version", equalTo(1));

    String done = deal + "/activities/" + task + "/done";
    as("revops")
        .body("{\"at\": \"2024-02-20T08:00:00Z\"}")
        .post(done)
        .then()
        .statusCode(200)
        .body("doneAt", equalTo("2024-02-20T08:00:00Z"));
    as("revops").post(done).then().statusCode(409);
    as("revops").post(deal + "/activities/" + UUID.randomUUID() + "/done").then().statusCode(404);

    as("revops")
        .get(deal)
        .then()
        .body("lastActivityAt", equalTo("2024-02-20T08:00:00Z"))
        .body("version", equalTo(2));
  }

  @Test
  void activities_and_notes_are_paged_the_latest_first() {
    String deal = past("Paged");
    for (int day = 1; day <= 3; day++) {
      logged(deal, "{\"type\": \"call\", \"at\": \"2024-02-0%dT00:00:00Z\"}".formatted(day));
      noted(deal, "note " + day);
    }

    String next =
        as("revops")
            .get(deal + "/activities?limit=2")
            .then()
            .body("items.at", contains("2024-02-03T00:00:00Z", "2024-02-02T00:00:00Z"))
            .extract()
            .path("next");
    as("revops")
        .get(deal + "/activities?limit=2&cursor=" + next)
        .then()
        .body("items.at", contains("2024-02-01T00:00:00Z"))
        .body("next", nullValue());
    next =
        as("revops")
            .get(deal + "/notes?limit=2")
            .then()
            .body("items.text", contains("note 3", "note 2"))
            .extract()
            .path("next");
    as("revops")
        .get(deal + "/notes?limit=2&cursor=" + next)
        .then()
        .body("items.text", contains("note 1"))
        .body("items[0].actor", notNullValue());
  }

  @ParameterizedTest(name = "{1} is refused at {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          type    | {"at": "2024-02-01T00:00:00Z"}
          type    | {"type": "lunch"}
          at      | {"type": "call", "at": "2999-01-01T00:00:00Z"}
          dueOn   | {"type": "call", "dueOn": "2024-03-01"}
          done    | {"type": "mail", "done": false}
          subject | {"type": "mail", "subject": " "}
          """)
  void an_activity_that_makes_no_sense_is_refused(String field, String activity) {
    String deal = created(anyDeal("Nonsense"));

    as("revops")
        .body(activity)
        .post(deal + "/activities")
        .then()
        .statusCode(400)
        .body("violations.field", contains(field));
    as("revops").get(deal + "/activities").then().body("items", hasSize(0));
    as("revops").get(deal).then().body("version", equalTo(1));
  }

  @Test
  void who_may_not_see_a_deal_neither_reads_nor_tells_of_its_activities() {
    String deal = created(anyDeal("Private"));
    noted(deal, "secret");

    for (String list : List.of("/activities", "/notes")) {
      asRep("zoe").get(deal + list).then().statusCode(404);
      asRep("mia").get(deal + list).then().statusCode(200);
    }
    asRep("zoe").body("{\"type\": \"call\"}").post(deal + "/activities").then().statusCode(404);
    asRep("zoe").body("{\"text\": \"x\"}").post(deal + "/notes").then().statusCode(404);
    as("finance").body("{\"text\": \"x\"}").post(deal + "/notes").then().statusCode(403);
    as("revops").body("{\"text\": \" \"}").post(deal + "/notes").then().statusCode(400);
    as("revops").get(deal + "/notes").then().body("items.text", contains("secret"));
    as("revops").get(deal).then().body("version", equalTo(1));
  }

  @Test
  void an_activity_is_told_as_a_change_without_its_subject() {
    String deal = past("Told");
    logged(
        deal,
        "{\"type\": \"meeting\", \"subject\": \"lunch with Jo\", \"at\": \"2024-02-05T10:00:00Z\"}");
    UUID id = UUID.fromString(deal.substring(deal.lastIndexOf('/') + 1));

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Topic.firstOccurrences().getOrDefault(id, List.of()).size() == 2);

    CloudEvent event = Topic.firstOccurrences().getOrDefault(id, List.of()).getLast();
    assertThat(event.type()).isEqualTo("revline.deal.changed.v1");
    assertThat(event.body())
        .contains("\"lastActivityAt\":\"2024-02-05T10:00:00Z\"")
        .doesNotContain("Jo");
    assertThat(EventSchemas.violations(event.type(), event.body())).isEmpty();
  }

  private static String past(String name) {
    return created(
        "{\"name\": \"%s\", \"owner\": \"mia\", \"at\": \"2024-01-01T00:00:00Z\"}".formatted(name));
  }

  private static ValidatableResponse logged(String deal, String activity) {
    return as("revops").body(activity).post(deal + "/activities").then().statusCode(201);
  }

  private static void noted(String deal, String text) {
    as("revops").body("{\"text\": \"" + text + "\"}").post(deal + "/notes").then().statusCode(201);
  }
}
