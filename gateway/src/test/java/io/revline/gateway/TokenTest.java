package io.revline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokenTest extends GatewayTest {
  enum Bad {
    EXPIRED,
    FORGED,
    TAMPERED,
    UNSIGNED,
    OF_ANOTHER_ISSUER,
    GARBAGE
  }

  @ParameterizedTest
  @EnumSource
  void a_token_that_is_not_good_is_refused_before_any_service_is_reached(Bad kind) {
    refused(given().auth().oauth2(token(kind)), "/api/v1/deals");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/deals", "/api/v1/overview", "/api/v1/nothing", "/api/v1/imports"})
  void without_a_token_nothing_under_api_answers(String path) {
    refused(given(), path);
  }

  @Test
  void another_way_of_naming_oneself_is_no_token() {
    refused(given().auth().preemptive().basic("revops", "revops"), "/api/v1/deals");
  }

  @Test
  void a_token_without_a_role_of_revline_is_forbidden() {
    as("janitor")
        .post("/api/v1/deals")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/forbidden"))
        .body("instance", equalTo("/api/v1/deals"));

    assertThat(stack.requestsReceived()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rep", "manager", "revops", "finance", "integration", "ops"})
  void every_role_passes_and_the_service_decides(String role) {
    as(role).get("/api/v1/deals").then().statusCode(200);

    assertThat(stack.pipeline().received()).hasSize(1);
  }

  private void refused(RequestSpecification caller, String path) {
    caller
        .body("{}")
        .post(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", equalTo("Bearer"))
        .header("X-Correlation-Id", matchesPattern("[0-9a-f-]{36}"))
        .body("type", equalTo("https://revline.io/problems/unauthorized"))
        .body("status", equalTo(401))
        .body("detail", containsString("token"))
        .body("instance", equalTo(path));
    assertThat(stack.requestsReceived()).isZero();
  }

  private String token(Bad kind) {
    return switch (kind) {
      case EXPIRED -> stack.tokens().expired();
      case FORGED -> stack.tokens().forged();
      case TAMPERED -> stack.tokens().tampered();
      case UNSIGNED -> stack.tokens().unsigned();
      case OF_ANOTHER_ISSUER -> stack.tokens().ofAnotherIssuer();
      case GARBAGE -> "not.a.token";
    };
  }
}
