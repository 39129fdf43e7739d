package io.revline.pipeline;

import static io.restassured.RestAssured.given;
import static io.revline.pipeline.Api.anyDeal;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class RefusalTest {
  @Inject DataSource database;

  @ParameterizedTest(name = "{1} is refused at {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name            | {"amount": {"amount": "1", "currency": "EUR"}}
          name            | {"name": " "}
          name            | {"name": 7}
          colour          | {"name": "x", "colour": "red"}
          amount.amount   | {"name": "x", "amount": {"amount": "-1", "currency": "EUR"}}
          amount.amount   | {"name": "x", "amount": {"amount": "1.234", "currency": "EUR"}}
          amount.amount   | {"name": "x", "amount": {"amount": "1e9", "currency": "EUR"}}
          amount.amount   | {"name": "x", "amount": {"amount": 12, "currency": "EUR"}}
          amount.amount   | {"name": "x", "amount": {"amount": "1234567890123456", "currency": "EUR"}}
          amount.currency | {"name": "x", "amount": {"amount": "1", "currency": "XXQ"}}
          amount.currency | {"name": "x", "amount": {"amount": "1"}}
          stage           | {"name": "x", "stage": "nowhere"}
          pipeline        | {"name": "x", "pipeline": "nowhere"}
          closeDate       | {"name": "x", "closeDate": "31.12.2026"}
          closeDate       | {"name": "x", "closeDate": "9999-12-31"}
          at              | {"name": "x", "at": "2999-01-01T00:00:00Z"}
          at              | {"name": "x", "at": "yesterday"}
          externalIds.id  | {"name": "x", "externalIds": [{"source": "crm"}]}
          owner           | {"name": "x", "owner": "a\\u0007b"}
          """)
  void wrong_input_is_named_by_field_and_nothing_is_stored(String field, String body)
      throws SQLException {
    long before = rows();

    as("revops")
        .body(body)
        .post("/api/v1/deals")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/invalid-input"))
        .body("title", notNullValue())
        .body("status", equalTo(400))
        .body("instance", equalTo("/api/v1/deals"))
        .body("violations.field", hasItem(field));

    assertThat(rows()).isEqualTo(before);
  }

  @ParameterizedTest(name = "a body of {0} is a problem")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name": "x"
          [1, 2]
          null
          nonsense
          """)
  void a_body_that_is_no_json_object_is_a_problem(String body) throws SQLException {
    long before = rows();

    as("revops")
        .body(body)
        .post("/api/v1/deals")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/invalid-input"));

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void a_stale_or_missing_entity_tag_changes_nothing() {
    String deal = created(anyDeal("Tagged"));
    String body = "{\"name\": \"Changed\"}";

    as("revops")
        .body(body)
        .patch(deal)
        .then()
        .statusCode(428)
        .body("type", equalTo("https://revline.io/problems/version-required"));
    as("revops")
        .header("If-Match", "\"7\"")
        .body(body)
        .patch(deal)
        .then()
        .statusCode(412)
        .body("type", equalTo("https://revline.io/problems/stale-version"));
    as("revops").header("If-Match", "\"7\"").post(deal + "/win").then().statusCode(412);
    as("revops").get(deal).then().body("name", equalTo("Tagged")).body("version", equalTo(1));
  }

  @Test
  void an_idempotency_key_answers_alike_and_is_not_reused() throws SQLException {
    String first =
        as("revops")
            .header("Idempotency-Key", "key-1")
            .body(anyDeal("Once"))
            .post("/api/v1/deals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    long before = rows();

    as("revops")
        .header("Idempotency-Key", "key-1")
        .body(anyDeal("Once"))
        .post("/api/v1/deals")
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("id", equalTo(first));
    as("revops")
        .header("Idempotency-Key", "key-1")
        .body(anyDeal("Twice"))
        .post("/api/v1/deals")
        .then()
        .statusCode(422)
        .body("type", equalTo("https://revline.io/problems/key-reused"));
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void a_token_that_is_missing_forged_or_expired_opens_nothing() throws SQLException {
    long before = rows();

    for (String token : new String[] {"", Tokens.forged("revops"), Tokens.expired("revops")}) {
      given()
          .header("Authorization", "Bearer " + token)
          .contentType("application/json")
          .body(anyDeal("Stranger"))
          .post("/api/v1/deals")
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", "Bearer")
          .body("type", equalTo("https://revline.io/problems/unauthorized"));
    }
    given().get("/api/v1/deals").then().statusCode(401).contentType("application/problem+json");

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void finance_may_read_but_not_write_and_ops_sees_no_deals() {
    as("finance").get("/api/v1/deals").then().statusCode(200);
    as("finance").body(anyDeal("Not mine")).post("/api/v1/deals").then().statusCode(403);
    as("ops").get("/api/v1/deals").then().statusCode(403);
    as("rep").put("/api/v1/deals/by-external-id/crm/1").then().statusCode(403);
  }

  @Test
  void a_person_may_not_bring_another_business_time() {
    Api.asRep("mia")
        .body("{\"name\": \"x\", \"owner\": \"mia\", \"at\": \"2024-01-01T00:00:00Z\"}")
        .post("/api/v1/deals")
        .then()
        .statusCode(403);
  }

  @Test
  void unknown_parameters_and_bad_values_of_known_ones_are_named() {
    as("revops")
        .get("/api/v1/deals?stge=won")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("stge"));
    for (String query :
        new String[] {
          "limit=0",
          "cursor=rubbish",
          "sort=colour",
          "asOf=now",
          "asOf=-9999999-01-01T00:00:00Z",
          "status=maybe"
        }) {
      as("revops")
          .get("/api/v1/deals?" + query)
          .then()
          .statusCode(400)
          .body("violations.field", hasItem(query.split("=")[0]));
    }
  }

  @Test
  void what_does_not_exist_is_not_found() {
    as("revops")
        .get("/api/v1/deals/0190d1c2-0000-7000-8000-000000000000")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/not-found"));
  }

  private long rows() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT (SELECT count(*) FROM deal) + (SELECT count(*) FROM deal_fact)"
                    + " + (SELECT count(*) FROM deal_segment)");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
