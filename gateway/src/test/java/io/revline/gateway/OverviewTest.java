package io.revline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
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
  private static final String PERIODS = "/api/v1/forecast/calendar/periods?date=";

  @BeforeEach
  void threeParts() {
    stack.pipeline().answer(200, "application/json", "{\"figures\":[{\"value\":12.50}]}");
    stack.forecast().answer(200, "application/json", "{\"period\":\"2017-Q4\"}");
    stack.performance().answer(200, "application/json", "{\"figures\":[]}");
    calendarAt("2017-12-31", "UTC", "2017-Q4", "2017-10-01T00:00:00Z", "2018-01-01T00:00:00Z");
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
  void each_service_is_asked_for_the_quarter_that_the_calendar_names_as_the_caller() {
    String token = stack.tokens().of("manager");

    given().auth().oauth2(token).header("X-Correlation-Id", "seen-everywhere").get(OVERVIEW);

    asked(stack.pipeline(), token, "/api/v1/deals/summary?groupBy=stage");
    asked(
        stack.forecast(),
        token,
        PERIODS + "2017-12-31",
        "/api/v1/forecast/rollups?groupBy=category&period=2017-Q4");
    asked(stack.performance(), token, "/api/v1/performance/scorecards?groupBy=rep&period=2017-Q4");
  }

  @Test
  void a_fiscal_year_that_begins_in_february_has_other_quarters() {
    // Named after the year it ends in: FY2018 began in February 2017.
    calendarAt("2017-12-31", "UTC", "2018-Q4", "2017-11-01T00:00:00Z", "2018-02-01T00:00:00Z");
    String token = stack.tokens().of("manager");

    given()
        .auth()
        .oauth2(token)
        .header("X-Correlation-Id", "seen-everywhere")
        .get(OVERVIEW)
        .then()
        .statusCode(200)
        .body("period", equalTo("2018-Q4"))
        .body("unavailable", empty());

    asked(
        stack.forecast(),
        token,
        PERIODS + "2017-12-31",
        "/api/v1/forecast/rollups?groupBy=category&period=2018-Q4");
    asked(stack.performance(), token, "/api/v1/performance/scorecards?groupBy=rep&period=2018-Q4");
  }

  @Test
  void where_the_company_is_the_next_quarter_has_begun_earlier() {
    // In UTC it is the last second of 2017, in Berlin it has been 2018 for an hour.
    calendarAt(
        "2017-12-31", "Europe/Berlin", "2017-Q4", "2017-09-30T22:00:00Z", "2017-12-31T23:00:00Z");
    calendarAt(
        "2018-01-01", "Europe/Berlin", "2018-Q1", "2017-12-31T23:00:00Z", "2018-03-31T22:00:00Z");

    as("rep").get(OVERVIEW).then().statusCode(200).body("period", equalTo("2018-Q1"));
  }

  @Test
  void without_the_calendar_what_is_of_a_quarter_is_left_out_and_not_guessed() {
    stack.forecast().answerAt(PERIODS, 500, "application/problem+json", "{}");

    as("rep")
        .get(OVERVIEW)
        .then()
        .statusCode(200)
        .body("$", not(hasKey("period")))
        .body("pipeline.figures", hasSize(1))
        .body("unavailable.part", equalTo(List.of("forecast", "performance")))
        .body(
            "unavailable.reason",
            equalTo(List.of("forecast-service answered 500", "forecast-service answered 500")));
    assertThat(stack.performance().received()).isEmpty();
  }

  @Test
  void a_calendar_without_a_quarter_for_today_is_an_answer_that_cannot_be_used() {
    calendarAt("2017-12-31", "UTC", "2018-Q1", "2018-01-01T00:00:00Z", "2018-04-01T00:00:00Z");

    as("rep")
        .get(OVERVIEW)
        .then()
        .statusCode(200)
        .body("unavailable.part", equalTo(List.of("forecast", "performance")));
  }

  @Test
  void a_slow_calendar_holds_up_nobody_longer_than_a_part_may_take() {
    CountDownLatch over = new CountDownLatch(1);
    stack.forecast().behaveAt(PERIODS, exchange -> awaitQuietly(over));

    as("rep")
        .get(OVERVIEW)
        .then()
        .statusCode(200)
        .time(lessThan(1_900L))
        .body("pipeline.figures", hasSize(1))
        .body(
            "unavailable.reason",
            equalTo(
                List.of(
                    "forecast-service did not answer in time",
                    "forecast-service did not answer in time")));
    over.countDown();
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
    stack.performance().stop();
    try {
      as("rep")
          .get(OVERVIEW)
          .then()
          .statusCode(200)
          .body("performance", nullValue())
          .body("forecast.period", equalTo("2017-Q4"))
          .body("unavailable.part", equalTo(List.of("performance")))
          .body("unavailable[0].reason", equalTo("performance-service is away"));
    } finally {
      stack.performance().start();
    }
  }

  @Test
  void with_forecast_service_its_calendar_is_away() {
    stack.forecast().stop();
    try {
      as("rep")
          .get(OVERVIEW)
          .then()
          .statusCode(200)
          .body("forecast", nullValue())
          .body("pipeline.figures", hasSize(1))
          .body("unavailable.part", equalTo(List.of("forecast", "performance")))
          .body(
              "unavailable.reason",
              equalTo(List.of("forecast-service is away", "forecast-service is away")));
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

  /** What forecast-service says of a day; the rest of the answer is as the service gives it. */
  private void calendarAt(String day, String zone, String quarter, String from, String to) {
    stack
        .forecast()
        .answerAt(
            PERIODS + day,
            200,
            "application/json",
            """
            {"timeZone": "%s", "version": 3, "periods": [
              {"name": "FY", "level": "year", "from": "2017-01-01", "to": "2018-01-01",
               "startsAt": "2000-01-01T00:00:00Z", "endsAt": "2100-01-01T00:00:00Z"},
              {"name": "%s", "level": "quarter", "startsAt": "%s", "endsAt": "%s"}]}
            """
                .formatted(zone, quarter, from, to));
  }

  private static void asked(StubService service, String token, String... targets) {
    assertThat(service.received())
        .extracting(StubService.Received::target)
        .containsExactly(targets);
    assertThat(service.received())
        .allSatisfy(request ->
            assertThat(request.headers())
                .containsEntry("Authorization", "[Bearer " + token + "]")
                .containsEntry("X-Correlation-Id", "[seen-everywhere]"));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
