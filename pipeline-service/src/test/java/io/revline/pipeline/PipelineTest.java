package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.revline.kit.database.Sql;
import io.revline.kit.event.CloudEvent;
import io.revline.pipeline.stage.Pipelines;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.contract.EventSchemas;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class PipelineTest {
  private static final String NEW =
      """
      {"key": "new", "label": "New", "position": 1, "status": "open",
       "terms": [{"probability": 0.2, "forecastCategory": "pipeline"}]}\
      """;
  private static final String LATE =
      """
      {"key": "late", "label": "Late", "position": 2, "status": "open",
       "terms": [{"probability": 0.50, "forecastCategory": "commit", "limitDays": 14}]}\
      """;
  private static final String CLOSED =
      """
      {"key": "won", "label": "Won", "position": 8, "status": "won",
       "terms": [{"probability": 1, "forecastCategory": "closed"}]},
      {"key": "lost", "label": "Lost", "position": 9, "status": "lost",
       "terms": [{"probability": 0, "forecastCategory": "omitted"}]}\
      """;

  @Inject DataSource database;
  @Inject Pipelines pipelines;

  @Test
  void changed_terms_leave_segments_past_answers_and_later_edits_as_they_were() {
    String path = pipeline("history", NEW, LATE, CLOSED);
    String deal = dealIn("history", "new", "2024-01-01T00:00:00Z");
    at(deal, "move", "{\"stage\": \"late\", \"at\": \"2024-02-01T00:00:00Z\"}");
    List<String> before = segments(deal);

    change(path, 1, body(NEW.replace("0.2", "0.3"), LATE.replace("0.50", "0.90"), CLOSED))
        .body("stages[1].terms.probability", contains(0.5f, 0.9f))
        .body("stages[1].terms[1].from", notNullValue());

    assertThat(segments(deal)).isEqualTo(before);
    assertThat(probability(deal, "2024-01-15")).isEqualTo(0.2f);
    assertThat(probability(deal, "2024-06-01")).isEqualTo(0.5f);
    assertThat(probability(deal, "2200-01-01")).isEqualTo(0.9f);

    patch(deal, 2, "{\"name\": \"Renamed\"}");
    patch(deal, 3, "{\"owner\": \"zoe\", \"at\": \"2024-03-01T00:00:00Z\"}");

    assertThat(segments(deal)).containsAll(before.subList(0, 2));
    assertThat(probability(deal, "2024-01-15")).isEqualTo(0.2f);
    assertThat(probability(deal, "2024-02-15")).isEqualTo(0.5f);
    assertThat(probability(deal, "2024-06-01")).isEqualTo(0.5f);
    assertThat(storedProbabilities(deal)).containsExactly("0.2000", "0.5000", "0.5000", "0.9000");
    as("revops").get(deal).then().body("probability", equalTo(0.9f));
  }

  @Test
  void terms_that_begin_later_hold_for_later_moments_only() {
    String path = pipeline("later", NEW, LATE, CLOSED);
    String deal = dealIn("later", "new", "2024-01-01T00:00:00Z");

    change(
        path,
        1,
        body(
            NEW.replace(
                "\"pipeline\"}",
                "\"pipeline\"}, {\"from\": \"2150-01-01\", \"probability\": 0.7,"
                    + " \"forecastCategory\": \"commit\"}"),
            LATE,
            CLOSED));

    as("revops").get(deal).then().body("probability", equalTo(0.2f));
    assertThat(probability(deal, "2150-01-01")).isEqualTo(0.2f);
    as("revops")
        .get(deal + "?asOf=2150-01-01T00:00:01Z")
        .then()
        .body("probability", equalTo(0.7f))
        .body("forecastCategory", equalTo("commit"));
  }

  @Test
  void terms_of_the_past_are_refused_once_deals_rest_on_them_and_free_before() {
    String past =
        NEW.replace(
            "\"pipeline\"}",
            "\"pipeline\"}, {\"from\": \"2023-01-01\", \"probability\": 0.7,"
                + " \"forecastCategory\": \"commit\"}");
    String path = pipeline("rested", NEW, LATE, CLOSED);
    change(path, 1, body(past, LATE, CLOSED));
    String deal = dealIn("rested", "new", "2024-01-01T00:00:00Z");

    put(path, "\"2\"", body(past.replace("0.7", "0.8"), LATE, CLOSED))
        .statusCode(400)
        .body("violations.field", contains("stages[0].terms[1]"))
        .body("violations[0].message", containsString("past"));

    as("revops").get(path).then().header("ETag", "\"2\"");
    assertThat(probability(deal, "2024-06-01")).isEqualTo(0.7f);
  }

  @Test
  void a_stage_goes_when_no_deal_stands_in_it_and_stays_known_where_deals_stood() {
    String path = pipeline("shrinking", NEW, LATE, CLOSED);
    String deal = dealIn("shrinking", "new", "2024-01-01T00:00:00Z");
    put(path, "\"1\"", body(LATE, CLOSED))
        .statusCode(409)
        .body("detail", containsString("1 in 'new'"));
    at(deal, "move", "{\"stage\": \"late\", \"at\": \"2024-02-01T00:00:00Z\"}");

    change(path, 1, body(LATE, CLOSED)).body("stages.key", contains("late", "won", "lost"));

    as("revops")
        .get(deal + "?asOf=2024-01-15")
        .then()
        .body("stage", equalTo("new"))
        .body("probability", equalTo(0.2f));
    patch(deal, 2, "{\"name\": \"Late news\", \"at\": \"2024-01-10T00:00:00Z\"}");
    as("revops")
        .body("{\"name\": \"x\", \"pipeline\": \"shrinking\", \"stage\": \"new\"}")
        .post("/api/v1/deals")
        .then()
        .statusCode(400)
        .body("violations.field", contains("stage"));
    put(
            path,
            "\"2\"",
            body(
                NEW.replace("open", "won").replace("0.2", "1").replace("pipeline", "closed"),
                LATE,
                CLOSED))
        .statusCode(400)
        .body("violations.field", contains("stages[0].status"));
  }

  @Test
  void a_pipeline_with_deals_and_the_default_one_cannot_be_deleted_and_others_come_back() {
    String path = pipeline("going", NEW, LATE, CLOSED);
    String deal = dealIn("going", "new", "2024-01-01T00:00:00Z");
    String idle = pipeline("idle", NEW, LATE, CLOSED);

    as("revops").header("If-Match", "\"1\"").delete(path).then().statusCode(409);
    as("revops").header("If-Match", "*").delete("/api/v1/pipelines/default").then().statusCode(409);
    as("revops").delete(idle).then().statusCode(428);
    as("revops").header("If-Match", "\"1\"").delete(idle).then().statusCode(204);

    as("revops").get(idle).then().statusCode(404);
    as("revops").get(deal).then().body("stage", equalTo("new"));
    as("revops").body(body(NEW, LATE, CLOSED)).put(idle).then().header("ETag", "\"3\"");
  }

  @Test
  void writers_are_held_to_the_version_they_read_and_to_their_role() {
    String path = pipeline("guarded", NEW, LATE, CLOSED);
    String other = body(NEW.replace("New", "Fresh"), LATE, CLOSED);

    as("revops").body(other).put(path).then().statusCode(428);
    put(path, "\"7\"", other).statusCode(412);
    put("/api/v1/pipelines/nowhere", "\"1\"", other).statusCode(412);
    as("manager").header("If-Match", "\"1\"").body(other).put(path).then().statusCode(403);
    as("rep").header("If-Match", "\"1\"").delete(path).then().statusCode(403);

    put(path, "\"1\"", body(NEW, LATE, CLOSED)).statusCode(200).header("ETag", "\"1\"");
    put(path, "\"1\"", other).statusCode(200).header("ETag", "\"2\"");
    as("rep").get(path).then().statusCode(200).body("stages[0].label", equalTo("Fresh"));
  }

  @Test
  void a_pipeline_changes_only_after_the_deals_that_are_changing() {
    String path = pipeline("waiting", NEW, LATE, CLOSED);
    String smaller = body(LATE, CLOSED);

    CompletableFuture<Integer> change =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              pipelines.hold();
              CompletableFuture<Integer> put =
                  CompletableFuture.supplyAsync(
                      () -> put(path, "\"1\"", smaller).extract().statusCode());
              await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
              assertThat(put).isNotDone();
              assertThat(pipelines.stage("waiting", "new").key()).isEqualTo("new");
              return put;
            });

    assertThat(change.join()).isEqualTo(200);
    as("revops")
        .body("{\"name\": \"x\", \"pipeline\": \"waiting\", \"stage\": \"new\"}")
        .post("/api/v1/deals")
        .then()
        .statusCode(400);
  }

  @ParameterizedTest(name = "{0} is refused: {2} for {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stages[1].key                     | "key": "late"     | "key": "new"
          stages[1].position                | "position": 2     | "position": 1
          stages[1].position                | "position": 2     | "position": 0
          stages[1].position                | "position": 2,    |
          stages[1].label                   | "Late"            | " "
          stages[1].key                     | "late"            | "a b"
          stages                            | "status": "won"   | "status": "lost"
          stages[1].status                  | "status": "open", | "status": "omitted",
          stages[1].terms[0].probability    | "probability": 0.50, |
          stages[1].terms[0].probability    | 0.50              | 1.01
          stages[1].terms[0].probability    | 0.50              | -0.1
          stages[1].terms[0].probability    | 0.50              | 0.12345
          stages[2].terms[0].probability    | "probability": 1  | "probability": 0.9
          stages[3].terms[0].probability    | "probability": 0, | "probability": 0.1,
          stages[1].terms[0].forecastCategory | "commit"        | "likely"
          stages[1].terms[0].forecastCategory | "commit"        | "closed"
          stages[1].terms[0].limitDays      | 14                | 0
          stages[1].terms[0].from           | "limitDays"       | "from": "2020-01-01", "limitDays"
          stages[1].terms[1].from           | 14}               | 14}, {"probability": 1, "forecastCategory": "commit"}
          stages[1].terms[2].from           | 14}               | 14}, {"from": "2030-01-01", "probability": 1, "forecastCategory": "commit"}, {"from": "2030-01-01", "probability": 1, "forecastCategory": "commit"}
          stages[1].terms[1].from           | 14}               | 14}, {"from": "9999-01-01", "probability": 1, "forecastCategory": "commit"}
          stages[1].terms[1].from           | 14}               | 14}, {"from": "tomorrow", "probability": 1, "forecastCategory": "commit"}
          stages[1].terms                   | [{"probability": 0.50, "forecastCategory": "commit", "limitDays": 14}] | []
          label                             | "label": "Any",   |
          key                               | "label": "Any"    | "key": "other", "label": "Any"
          """)
  void a_pipeline_that_breaks_a_rule_is_refused(String field, String right, String wrong) {
    String body = body(NEW, LATE, CLOSED).replace(right, wrong == null ? "" : wrong);

    as("revops")
        .body(body)
        .put("/api/v1/pipelines/broken")
        .then()
        .statusCode(400)
        .body("type", equalTo("https://revline.io/problems/invalid-input"))
        .body("violations.field", hasItem(field));

    as("revops").get("/api/v1/pipelines/broken").then().statusCode(404);
  }

  @Test
  void every_change_of_a_pipeline_is_told_in_order_and_the_default_one_from_the_start() {
    String path = pipeline("told", NEW, LATE, CLOSED);
    change(path, 1, body(NEW.replace("New", "Fresh"), LATE, CLOSED));
    as("revops").header("If-Match", "\"2\"").delete(path).then().statusCode(204);
    as("revops").body(body(NEW, LATE, CLOSED)).put(path).then().statusCode(201);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(CatalogTopic.of("told"))
                .extracting(event -> event.body().replaceAll(".*\"kind\":\"(\\w+)\".*", "$1"))
                .containsExactly("created", "changed", "deleted", "restored"));
    List<CloudEvent> told = CatalogTopic.of("told");
    assertThat(told).extracting(CloudEvent::aggregateVersion).containsExactly(1L, 2L, 3L, 4L);
    assertThat(told).extracting(CloudEvent::type).containsOnly("revline.pipeline.changed.v1");
    assertThat(CatalogTopic.of("default").getFirst().aggregateVersion()).isEqualTo(1);
    for (CloudEvent event : CatalogTopic.everything()) {
      assertThat(EventSchemas.violations(event.type(), event.body())).as(event.body()).isEmpty();
    }
  }

  private static String pipeline(String key, String... stages) {
    String path = "/api/v1/pipelines/" + key;
    as("revops").body(body(stages)).put(path).then().statusCode(201).header("ETag", "\"1\"");
    return path;
  }

  private static String body(String... stages) {
    return "{\"label\": \"Any\", \"stages\": [%s]}".formatted(String.join(",\n", stages));
  }

  private static ValidatableResponse put(String path, String ifMatch, String body) {
    return as("revops").header("If-Match", ifMatch).body(body).put(path).then();
  }

  private static ValidatableResponse change(String path, int version, String body) {
    return put(path, "\"" + version + "\"", body)
        .statusCode(200)
        .header("ETag", "\"" + (version + 1) + "\"");
  }

  private static String dealIn(String pipeline, String stage, String at) {
    return created(
        "{\"name\": \"d\", \"pipeline\": \"%s\", \"stage\": \"%s\", \"at\": \"%s\"}"
            .formatted(pipeline, stage, at));
  }

  private static void at(String deal, String verb, String body) {
    as("revops").body(body).post(deal + "/" + verb).then().statusCode(200);
  }

  private static void patch(String deal, int version, String body) {
    as("revops")
        .header("If-Match", "\"" + version + "\"")
        .body(body)
        .patch(deal)
        .then()
        .statusCode(200);
  }

  private static float probability(String deal, String asOf) {
    return as("revops")
        .get(deal + "?asOf=" + asOf)
        .then()
        .statusCode(200)
        .extract()
        .<Number>path("probability")
        .floatValue();
  }

  private boolean somebodyWaits() {
    return Sql.of("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        .first(database, row -> true)
        .isPresent();
  }

  /** Every segment there ever was, whole. */
  private List<String> segments(String deal) {
    return Sql.of(
            "SELECT row(s.*)::text AS segment FROM deal_segment s WHERE id = ?::uuid", id(deal))
        .add(" ORDER BY number")
        .list(database, row -> row.getString("segment"));
  }

  private List<String> storedProbabilities(String deal) {
    return Sql.of("SELECT probability FROM deal_segment WHERE id = ?::uuid", id(deal))
        .add(" AND recorded_to IS NULL ORDER BY valid_from")
        .list(database, row -> row.getString("probability"));
  }

  private static String id(String deal) {
    return deal.substring(deal.lastIndexOf('/') + 1);
  }
}
