package io.revline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OverviewTest extends GatewayTest {
  private static final String OVERVIEW = "/api/v1/overview";

  @BeforeEach
  void threeParts() {
    stack.pipeline().answer(200, "application/json", "{\"figures\":[{\"value\":12.50}]}");
    stack.forecast().answer(200, "application/json", "{\"period\":\"2017-Q4\"}");
    stack.performance().answer(200, "application/json", "{\"figures\":[]}");
  }

  @Test
  void all_parts_come_back_as_the_services_gave_them() {
    String body =
        as("rep")
            .get(OVERVIEW)
            .then()
            .statusCode(200)
            .body("period", equalTo("2017-Q4"))
            .body("forecast.period", equalTo("2017-Q4"))
            .body("performance.figures", empty())
            .body("unavailable", empty())
            .extract()
            .asString();

    // Digit by digit: 12.50 has not become 12.5.
    assertThat(body).contains("\"pipeline\":{\"figures\":[{\"value\":12.50}]}");
  }

  @Test
  void each_service_is_asked_once_for_the_current_quarter_as_the_caller() {
    String token = stack.tokens().of("manager");

    given().auth().oauth2(token).header("X-Correlation-Id", "seen-everywhere").get(OVERVIEW);

    asked(stack.pipeline(), "/api/v1/deals/summary?groupBy=stage", token);
    asked(stack.forecast(), "/api/v1/forecast/rollups?groupBy=category&period=2017-Q4", token);
    asked(
        stack.performance(),
        "/api/v1/performance/scorecards?groupBy=rep&from=2017-10-01&to=2018-01-01",
        token);
  }

  @Test
  void the_services_are_asked_at_the_same_time() {
    CyclicBarrier together = new CyclicBarrier(3);
    for (StubService service : List.of(stack.pipeline(), stack.forecast(), stack.performance())) {
      service.behave(exchange -> {
        try {
          together.await(900, TimeUnit.MILLISECONDS);
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
        exchange.close();
      });
    }

    as("rep").get(OVERVIEW).then().statusCode(200).body("unavailable", empty());
  }

  @Test
  void a_part_whose_service_is_away_is_left_out_and_named() {
    stack.forecast().stop();
    try {
      as("rep")
          .get(OVERVIEW)
          .then()
          .statusCode(200)
          .body("forecast", nullValue())
          .body("pipeline.figures", hasSize(1))
          .body("unavailable", hasSize(1))
          .body("unavailable[0].part", equalTo("forecast"))
          .body("unavailable[0].reason", equalTo("forecast-service is away"));
    } finally {
      stack.forecast().start();
    }
  }

  @Test
  void slow_refusing_and_garbling_services_do_not_hold_up_the_rest() {
    CountDownLatch over = new CountDownLatch(1);
    stack.pipeline().behave(exchange -> awaitQuietly(over));
    stack.performance().answer(403, "application/problem+json", "{}");

    as("rep")
        .get(OVERVIEW)
        .then()
        .statusCode(200)
        .body("forecast.period", equalTo("2017-Q4"))
        .body("unavailable.part", equalTo(List.of("pipeline", "performance")))
        .body(
            "unavailable.reason",
            equalTo(
                List.of(
                    "pipeline-service did not answer in time",
                    "performance-service answered 403")));
    over.countDown();
  }

  @Test
  void an_answer_that_is_not_json_is_an_unavailable_part() {
    stack.performance().answer(200, "text/html", "<html>");

    as("rep")
        .get(OVERVIEW)
        .then()
        .statusCode(200)
        .body("unavailable[0].reason", equalTo("performance-service answered what is not JSON"));
  }

  @Test
  void when_no_part_answers_it_is_a_503_that_names_them_all() {
    stack.pipeline().answer(500, "application/problem+json", "{}");
    stack.forecast().answer(502, "text/plain", "");
    stack.performance().answer(503, "application/problem+json", "{}");

    as("rep")
        .get(OVERVIEW)
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("1"))
        .body("type", equalTo("https://revline.io/problems/unavailable"))
        .body("instance", equalTo(OVERVIEW))
        .body(
            "detail",
            allOf(
                containsString("pipeline-service answered 500"),
                containsString("forecast-service answered 502"),
                containsString("performance-service answered 503")));
  }

  @Test
  void a_caller_who_may_see_no_part_is_forbidden() {
    for (StubService service : List.of(stack.pipeline(), stack.forecast(), stack.performance())) {
      service.answer(403, "application/problem+json", "{}");
    }

    as("ops").get(OVERVIEW).then().statusCode(403).contentType("application/problem+json");
  }

  @Test
  void an_unknown_query_parameter_is_refused() {
    as("rep").get(OVERVIEW + "?period=2017-Q3").then().statusCode(400);

    assertThat(stack.requestsReceived()).isZero();
  }

  private static void asked(StubService service, String target, String token) {
    assertThat(service.received())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.target()).isEqualTo(target);
          assertThat(request.headers())
              .containsEntry("Authorization", "[Bearer " + token + "]")
              .containsEntry("X-Correlation-Id", "[seen-everywhere]");
        });
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
