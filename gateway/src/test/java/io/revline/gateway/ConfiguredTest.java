package io.revline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** What is off until somebody configures it. */
@QuarkusTest
@TestProfile(Tight.class)
class ConfiguredTest extends GatewayTest {

  @Test
  void pages_of_a_configured_origin_may_ask_and_see_the_headers_of_the_answer() {
    Response answer = asSubject("page").header("Origin", Tight.ORIGIN).get("/api/v1/deals");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(Tight.ORIGIN);
    assertThat(answer.header("Access-Control-Expose-Headers"))
        .contains("ETag", "Location", "RateLimit-Remaining", "X-Correlation-Id", "Retry-After");
    asSubject("page")
        .header("Origin", "https://elsewhere.test")
        .get("/api/v1/deals")
        .then()
        .statusCode(403)
        .header("Access-Control-Allow-Origin", nullValue());
  }

  @Test
  void a_browser_that_asks_before_it_sends_is_answered_without_a_token() {
    RestAssured.given()
        .header("Origin", Tight.ORIGIN)
        .header("Access-Control-Request-Method", "PATCH")
        .header("Access-Control-Request-Headers", "authorization,if-match")
        .options("/api/v1/deals/42")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", equalTo(Tight.ORIGIN))
        .header("Access-Control-Allow-Methods", equalTo("PATCH"))
        .header("Access-Control-Allow-Headers", equalTo("authorization,if-match"))
        .header("Access-Control-Max-Age", equalTo("600"));
    assertThat(stack.requestsReceived()).isZero();
  }

  @Test
  void an_operation_that_will_go_says_since_when_until_when_and_what_to_read() {
    asSubject("late")
        .get("/api/v1/deals/42/old-history")
        .then()
        .statusCode(200)
        .header("Deprecation", equalTo("@1767225600"))
        .header("Sunset", equalTo("Thu, 01 Jul 2027 00:00:00 GMT"))
        .header("Link", equalTo("<https://revline.io/changes/history>; rel=\"deprecation\""));
    asSubject("late")
        .get("/api/v1/reps?limit=5")
        .then()
        .header("Deprecation", equalTo("@1767225600"))
        .header("Sunset", nullValue())
        .header("Link", nullValue());
  }

  @Test
  void other_operations_say_nothing_of_the_kind() {
    for (String path :
        new String[] {
          "/api/v1/deals/42/history", "/api/v1/deals/4/2/old-history", "/api/v1/reps/1"
        }) {
      asSubject("late").get(path).then().header("Deprecation", nullValue());
    }
    asSubject("late")
        .post("/api/v1/deals/42/old-history")
        .then()
        .header("Deprecation", nullValue());
    RestAssured.get("/api/v1/deals/42/old-history").then().header("Deprecation", nullValue());
  }
}
