package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import io.revline.platform.home.Service;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong input through the gateway: the problem the design names, and nothing stored. */
class RefusalsTest {
  private static final String GOOD = "{\"name\": \"Good\"}";

  private final RunningPlatform platform = RunningPlatform.shared();
  private final Api api = new Api(platform);
  private final Databases databases = new Databases(platform);
  private String deal = "";
  private Stored before = new Stored(0, 0, 0);

  /** All that a refused request could have left behind. */
  private record Stored(long deals, long rows, long events) {}

  @BeforeEach
  void count_what_is_stored() {
    deal = api.created(GOOD);
    before = stored();
  }

  @AfterEach
  void nothing_is_stored() {
    assertThat(stored()).isEqualTo(before);
    api.as("revops").get(deal).then().body("version", equalTo(1)).body("name", equalTo("Good"));
  }

  @ParameterizedTest(name = "{1} is refused for {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          colour          | {"name": "x", "colour": "red"}
          amount.amount   | {"name": "x", "amount": {"amount": "-1", "currency": "EUR"}}
          amount.currency | {"name": "x", "amount": {"amount": "1", "currency": "XXQ"}}
          stage           | {"name": "x", "stage": "nowhere"}
          closeDate       | {"name": "x", "closeDate": "31.12.2026"}
          name            | {"stage": "proposal"}
          """)
  void wrong_fields_are_named(String field, String body) {
    Response response = api.as("revops").body(body).post("/api/v1/deals");

    isProblem(response, 400, "invalid-input", "/api/v1/deals");
    response.then().body("violations.field", hasItem(field));
  }

  @ParameterizedTest(name = "the body {0} is refused")
  @ValueSource(strings = {"{\"name\": \"x\"", "nonsense", "[1, 2]"})
  void a_body_that_is_no_json_object_is_refused(String body) {
    isProblem(
        api.as("revops").body(body).post("/api/v1/deals"), 400, "invalid-input", "/api/v1/deals");
  }

  @Test
  void an_unknown_stage_is_no_move() {
    Response response = api.as("revops").body("{\"stage\": \"nowhere\"}").post(deal + "/move");

    isProblem(response, 400, "invalid-input", deal + "/move");
    response.then().body("violations.field", hasItem("stage"));
  }

  @Test
  void a_stale_entity_tag_changes_nothing() {
    Response response =
        api.as("revops").header("If-Match", "\"7\"").body("{\"name\": \"Stale\"}").patch(deal);

    isProblem(response, 412, "stale-version", deal);
  }

  @Test
  void a_missing_entity_tag_changes_nothing() {
    Response response = api.as("revops").body("{\"name\": \"Untagged\"}").patch(deal);

    isProblem(response, 428, "version-required", deal);
  }

  @Test
  void an_idempotency_key_gives_one_deal_and_one_answer_and_no_other_body_may_reuse_it() {
    String key = UUID.randomUUID().toString();
    Response first = withKey(key, GOOD);
    before = stored();

    Response again = withKey(key, GOOD);
    Response other = withKey(key, "{\"name\": \"Other\"}");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    isProblem(other, 422, "key-reused", "/api/v1/deals");
  }

  @ParameterizedTest(name = "a token that is {0} opens nothing")
  @ValueSource(strings = {"missing", "forged", "expired", "nonsense"})
  void a_bad_token_opens_nothing(String fault) {
    Response response =
        switch (fault) {
          case "missing" -> api.anonymous().body(GOOD).post("/api/v1/deals");
          case "forged" -> post(platform.forgedToken("revops"));
          case "expired" -> post(platform.expiredToken("revops"));
          default -> post("nonsense");
        };

    isProblem(response, 401, "unauthorized", "/api/v1/deals");
    response.then().header("WWW-Authenticate", notNullValue());
  }

  @ParameterizedTest(name = "the query {0} is refused")
  @ValueSource(
      strings = {"stge=won", "cursor=rubbish", "limit=0", "sort=colour", "status=maybe", "asOf=x"})
  void wrong_query_parameters_are_named(String query) {
    Response response = api.as("revops").get("/api/v1/deals?" + query);

    isProblem(response, 400, "invalid-input", "/api/v1/deals");
    response.then().body("violations.field", hasItem(query.split("=", 2)[0]));
  }

  @Test
  void a_cursor_of_another_order_is_refused() {
    api.created("{\"name\": \"Second\"}");
    before = stored();
    String cursor = api.get("/api/v1/deals?limit=1&sort=name").path("next");

    Response response =
        api.as("revops").get("/api/v1/deals?limit=1&sort=createdAt&cursor=" + cursor);

    isProblem(response, 400, "invalid-input", "/api/v1/deals");
    response.then().body("violations.field", hasItem("cursor"));
  }

  private Response post(String token) {
    return api.withToken(token).body(GOOD).post("/api/v1/deals");
  }

  private Response withKey(String key, String body) {
    return api.as("revops").header("Idempotency-Key", key).body(body).post("/api/v1/deals");
  }

  private static void isProblem(Response response, int status, String type, String instance) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/" + type))
        .body("status", equalTo(status))
        .body("title", notNullValue())
        .body("detail", notNullValue())
        .body("instance", equalTo(instance));
  }

  /**
   * Waits until all that was stored is published, so that a new event cannot hide as an old one.
   */
  private Stored stored() {
    await().pollDelay(Duration.ZERO).until(() -> databases.outbox() == 0);
    return new Stored(
        api.figure("/api/v1/deals/summary?groupBy=stage").total().count(),
        databases.number(
            Service.PIPELINE,
            "SELECT (SELECT count(*) FROM deal_version) + (SELECT count(*) FROM deal_fact)"
                + " + (SELECT count(*) FROM deal_segment)"),
        new DealTopic(platform).size());
  }
}
