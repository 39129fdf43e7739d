package io.revline.gateway;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutageTest extends GatewayTest {

  @Test
  void a_service_that_is_away_is_named_in_a_503_and_found_again_when_back() {
    stack.forecast().stop();
    try {
      as("rep")
          .get("/api/v1/forecast/rollups?period=2017-Q4")
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", equalTo("1"))
          .body("type", equalTo("https://revline.io/problems/unavailable"))
          .body("detail", equalTo("forecast-service is away."))
          .body("instance", equalTo("/api/v1/forecast/rollups"));
      as("rep").get("/api/v1/deals").then().statusCode(200);
    } finally {
      stack.forecast().start();
    }

    as("rep").get("/api/v1/forecast/rollups").then().statusCode(200);
  }

  @Test
  void a_write_to_a_service_that_is_away_gets_the_same_answer() {
    stack.pipeline().stop();
    try {
      as("rep")
          .contentType("application/json")
          .body("x".repeat(1 << 20))
          .post("/api/v1/deals")
          .then()
          .statusCode(503)
          .body("detail", equalTo("pipeline-service is away."));
    } finally {
      stack.pipeline().start();
    }
  }

  @Test
  void a_service_that_stays_silent_is_given_up_with_a_504() {
    CountDownLatch over = new CountDownLatch(1);
    stack.performance().behave(exchange -> awaitQuietly(over));

    as("rep")
        .get("/api/v1/performance/scorecards")
        .then()
        .statusCode(504)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/timeout"))
        .body("detail", equalTo("performance-service did not answer in time."));
    over.countDown();
  }

  @Test
  void a_service_that_trains_a_model_may_stay_silent_for_longer_than_others() {
    CountDownLatch over = new CountDownLatch(1);
    stack.performance().behave(exchange -> awaitQuietly(over));
    stack
        .forecast()
        .behave(exchange -> {
          awaitQuietly(over);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });

    CompletableFuture<Integer> trained =
        CompletableFuture.supplyAsync(
            () -> as("rep").get("/api/v1/forecast/projections?period=2017-Q4").statusCode());
    as("rep").get("/api/v1/performance/scorecards").then().statusCode(504);
    as("rep").get("/api/v1/forecast/rollups").then().statusCode(504);
    assertThat(trained).isNotDone();
    over.countDown();

    assertThat(trained.join()).isEqualTo(200);
  }

  @Test
  void the_gateway_is_ready_whatever_the_services_are() {
    stack.pipeline().stop();
    try {
      get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    } finally {
      stack.pipeline().start();
    }
  }

  @Test
  void every_exchange_is_counted_and_timed_by_service_and_outcome() {
    as("rep").get("/api/v1/deals").then().statusCode(200);

    String metrics = get("/q/metrics").then().statusCode(200).extract().asString();

    assertThat(metrics)
        .containsPattern(
            "revline_gateway_upstream_seconds_count\\{outcome=\"2xx\",upstream=\"pipeline-service\"\\} [1-9]")
        .contains("revline_gateway_upstream_seconds_sum{outcome=\"2xx\"");
  }

  @Test
  void the_description_of_the_api_can_be_browsed() {
    get("/q/swagger-ui/").then().statusCode(200).body(containsString("/q/openapi"));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
