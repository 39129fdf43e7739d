package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.asRep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class DealBatchTest {
  /** The colon goes as it is. */
  private static final String BATCH = "/api/v1/deals:batch";

  @Test
  void each_item_of_a_batch_has_its_own_result_and_the_bad_ones_leave_nothing() {
    String batch =
        """
        {"items": [
          {"name": "b0", "account": "batched", "amount": {"amount": "1.00", "currency": "EUR"}},
          {"name": " ", "account": "batched"},
          {"name": "b2", "account": "batched", "externalId": {"source": "crm", "id": "b2"}},
          {"name": "b3", "account": "batched", "externalId": {"source": "crm"}},
          {"stage": "proposal", "externalId": {"source": "crm", "id": "b2"}},
          {"name": "b5", "account": "batched", "colour": "red"},
          7]}
        """;

    as("integration")
        .body(batch)
        .urlEncodingEnabled(false)
        .post(BATCH)
        .then()
        .statusCode(200)
        .body("succeeded", equalTo(3))
        .body("failed", equalTo(4))
        .body("results.index", contains(0, 1, 2, 3, 4, 5, 6))
        .body("results.status", contains(201, 400, 201, 400, 200, 400, 400))
        .body("results[1].problem.violations.field", contains("name"))
        .body("results[3].problem.violations.field", contains("externalId.id"))
        .body("results[5].problem.violations.field", contains("colour"))
        .body("results[4].version", equalTo(2));
    as("revops")
        .get("/api/v1/deals?account=batched&sort=name")
        .then()
        .body("items.name", contains("b0", "b2"))
        .body("items.stage", contains("prospecting", "proposal"));
  }

  @Test
  void a_batch_sent_again_under_its_key_does_nothing_twice() {
    String batch = "{\"items\": [{\"name\": \"k0\", \"account\": \"keyed\"}, {\"name\": \"\"}]}";

    List<String> first = ids(batch);
    List<String> second = ids(batch);

    assertThat(second).isEqualTo(first);
    as("revops").get("/api/v1/deals?account=keyed").then().body("items", hasSize(1));
    as("revops")
        .header("Idempotency-Key", "batch-1")
        .body(batch.replace("k0", "k1"))
        .urlEncodingEnabled(false)
        .post(BATCH)
        .then()
        .statusCode(422);
    as("revops").get("/api/v1/deals?account=keyed").then().body("items.name", contains("k0"));
  }

  @Test
  void a_rep_creates_own_deals_by_batch_and_no_others() {
    asRep("mia")
        .body(
            """
            {"items": [
              {"name": "own", "owner": "mia", "account": "reps"},
              {"name": "other", "owner": "zoe", "account": "reps"},
              {"name": "past", "owner": "mia", "account": "reps", "at": "2024-01-01T00:00:00Z"},
              {"name": "upsert", "owner": "mia", "externalId": {"source": "crm", "id": "r"}}]}
            """)
        .urlEncodingEnabled(false)
        .post(BATCH)
        .then()
        .statusCode(200)
        .body("results.status", contains(201, 403, 403, 403));
    as("revops").get("/api/v1/deals?account=reps").then().body("items.name", contains("own"));
    as("finance")
        .body("{\"items\": [{\"name\": \"x\"}]}")
        .urlEncodingEnabled(false)
        .post(BATCH)
        .then()
        .statusCode(403);
  }

  @Test
  void a_batch_is_one_to_a_thousand_items() {
    as("revops")
        .body(many(1_000, "thousand"))
        .urlEncodingEnabled(false)
        .post(BATCH)
        .then()
        .statusCode(200)
        .body("succeeded", equalTo(1_000))
        .body("results.status", everyItem(equalTo(201)));

    for (String body :
        List.of(many(1_001, "toomany"), many(0, "none"), "{}", "[]", "{\"items\": 1}")) {
      as("revops").body(body).urlEncodingEnabled(false).post(BATCH).then().statusCode(400);
    }
    as("revops").get("/api/v1/deals?account=toomany").then().body("items", hasSize(0));
  }

  private static List<String> ids(String batch) {
    return as("revops")
        .header("Idempotency-Key", "batch-1")
        .body(batch)
        .urlEncodingEnabled(false)
        .post(BATCH)
        .then()
        .statusCode(200)
        .body("results.status", contains(201, 400))
        .extract()
        .path("results.id");
  }

  private static String many(int count, String account) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"name\": \"d%d\", \"account\": \"%s\"}".formatted(i, account))
        .collect(Collectors.joining(", ", "{\"items\": [", "]}"));
  }
}
