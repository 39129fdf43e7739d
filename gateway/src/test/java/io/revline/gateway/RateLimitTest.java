package io.revline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Tight.class)
class RateLimitTest extends GatewayTest {

  @Test
  void every_answer_says_what_is_left() {
    Response first = asSubject("counts").get("/api/v1/deals");
    Response second = asSubject("counts").get("/api/v1/overview");
    Response third = asSubject("counts").get("/api/v1/nothing");

    assertThat(first.header("RateLimit-Limit")).isEqualTo("50");
    assertThat(first.header("RateLimit-Policy")).isEqualTo("50;w=3600");
    assertThat(first.header("RateLimit-Remaining")).isEqualTo("49");
    assertThat(first.header("RateLimit-Reset")).isEqualTo("72");
    assertThat(second.header("RateLimit-Remaining")).isEqualTo("48");
    assertThat(third.statusCode()).isEqualTo(404);
    assertThat(third.header("RateLimit-Remaining")).isEqualTo("47");
    assertThat(first.headers().getValues("RateLimit-Limit")).hasSize(1);
  }

  @Test
  void who_asks_too_often_gets_a_429_that_says_when_to_come_back_and_nobody_else_does() {
    Response refused = askUntilRefused(() -> asSubject("eager").get("/api/v1/deals"));

    refused
        .then()
        .contentType("application/problem+json")
        .header("Retry-After", matchesPattern("[1-9]\\d?"))
        .header("RateLimit-Remaining", equalTo("0"))
        .body("type", equalTo("https://revline.io/problems/too-many-requests"))
        .body(
            "detail",
            matchesPattern("More than 50 requests within 3600 s: ask again in [1-9]\\d? s\\."))
        .body("instance", equalTo("/api/v1/deals"));
    int before = stack.requestsReceived();
    asSubject("eager").get("/api/v1/deals").then().statusCode(429);
    assertThat(stack.requestsReceived()).isEqualTo(before);
    asSubject("patient").get("/api/v1/deals").then().statusCode(200);
  }

  @Test
  void who_has_no_good_token_is_counted_by_address_and_does_not_spend_what_callers_have() {
    Response refused =
        askUntilRefused(() -> given().auth().oauth2(stack.tokens().forged()).get("/api/v1/deals"));

    assertThat(refused.header("RateLimit-Limit")).isEqualTo("50");
    given().get("/api/v1/deals").then().statusCode(429);
    asSubject("honest").get("/api/v1/deals").then().statusCode(200);
    assertThat(stack.requestsReceived()).isEqualTo(1);
  }

  @Test
  void the_health_of_the_gateway_may_be_asked_without_limit() {
    for (int i = 0; i < Tight.REQUESTS + 10; i++) {
      Response answer = given().get("/q/health/live");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().hasHeaderWithName("RateLimit-Limit")).isFalse();
    }
  }

  /** The allowance grows a little while it is spent; other tests may have spent a little of it. */
  private static Response askUntilRefused(Supplier<Response> ask) {
    for (int asked = 0; asked < 2 * Tight.REQUESTS; asked++) {
      Response answer = ask.get();
      if (answer.statusCode() == 429) {
        assertThat(asked).isGreaterThan(Tight.REQUESTS - 10);
        return answer;
      }
    }
    throw new AssertionError("nobody said stop");
  }
}
