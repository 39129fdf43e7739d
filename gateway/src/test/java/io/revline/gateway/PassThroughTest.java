package io.revline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PassThroughTest extends GatewayTest {

  @ParameterizedTest
  @CsvSource({
    "POST,   /api/v1/deals,                               pipeline",
    "POST,   /api/v1/deals:batch,                         pipeline",
    "PATCH,  /api/v1/deals/42,                            pipeline",
    "POST,   /api/v1/deals/42/win,                        pipeline",
    "PUT,    /api/v1/deals/by-external-id/crm/a%2Fb%25c,  pipeline",
    "PUT,    /api/v1/pipelines/default,                   pipeline",
    "PUT,    /api/v1/custom-fields/term,                  pipeline",
    "PUT,    /api/v1/deal-rules,                          pipeline",
    "POST,   /api/v1/imports,                             pipeline",
    "PUT,    /api/v1/config,                              pipeline",
    "POST,   /api/v1/pipeline/dead-letters/1/replay,      pipeline",
    "PUT,    /api/v1/accounts/acme,                       pipeline",
    "POST,   /api/v1/products:batch,                      pipeline",
    "PUT,    /api/v1/exchange-rates/EUR/2017-01-01,       pipeline",
    "PUT,    /api/v1/settings/corporate-currency,         pipeline",
    "POST,   /api/v1/forecast/rollups,                    forecast",
    "PUT,    /api/v1/forecast/calendar,                   forecast",
    "POST,   /api/v1/metric-definitions,                  forecast",
    "DELETE, /api/v1/metric-definitions/won,              forecast",
    "DELETE, /api/v1/performance/scorecards,              performance",
    "PUT,    /api/v1/reps/Ada%20Winter,                   performance",
    "POST,   /api/v1/teams:batch,                         performance",
    "GET,    /api/v1/regions,                             performance",
    "DELETE, /api/v1/quotas/rep:Ada%20Winter:2017-Q4,     performance"
  })
  void each_path_reaches_its_service_with_everything_intact(
      String method, String path, String service) {
    as("revops")
        .header("If-Match", "\"6\"")
        .header("Idempotency-Key", "k-1")
        .contentType("application/json")
        .body("{\"name\":\"Ünïcode\"}")
        .request(method, path + "?asOf=2017-10-01&filter=a%26b")
        .then()
        .statusCode(200);

    assertThat(stack.requestsReceived()).isEqualTo(1);
    StubService.Received got = stack.named(service).received().getFirst();
    assertThat(got.method()).isEqualTo(method);
    assertThat(got.target()).isEqualTo(path + "?asOf=2017-10-01&filter=a%26b");
    assertThat(got.body()).isEqualTo("{\"name\":\"Ünïcode\"}");
    assertThat(got.headers())
        .containsEntry("If-Match", "[\"6\"]")
        .containsEntry("Idempotency-Key", "[k-1]")
        .hasEntrySatisfying("Authorization", value -> assertThat(value).startsWith("[Bearer "));
  }

  @Test
  void an_answer_comes_back_as_the_service_gave_it() {
    stack.pipeline().answer(412, "application/problem+json", "{\"title\":\"stale\"}");

    Response response = as("rep").get("/api/v1/deals/42");

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(response.contentType()).isEqualTo("application/problem+json");
    assertThat(response.header("ETag")).isEqualTo("\"7\"");
    assertThat(response.asString()).isEqualTo("{\"title\":\"stale\"}");
  }

  @Test
  void services_see_the_host_the_caller_used_so_that_their_links_lead_back_here() {
    as("rep").get("/api/v1/deals");

    assertThat(stack.pipeline().received().getFirst().headers())
        .containsEntry("Host", "[" + gateway.getAuthority() + "]")
        .doesNotContainKey("X-Forwarded-Host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/nothing",
        "/api/v1/dealsx",
        "/api/v1/forecasts",
        "/api/v1",
        "/api/v2/deals",
        "/API/v1/deals",
        "/api/v1/%64eals",
        "/q/openapi/../../api/v1/deals",
        "/nothing",
        "/"
      })
  void an_unknown_path_is_a_404_problem(String path) throws IOException {
    String answer = raw("GET " + path);

    assertThat(answer)
        .matches("(?s)HTTP/1.1 40[04] .*")
        .contains("application/problem+json")
        .contains("\"type\":\"https://revline.io/problems/");
    assertThat(stack.requestsReceived()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/deals/../forecast/rollups",
        "/api/v1/deals/./42",
        "/api/v1/deals/%2e%2e/pipelines",
        "/api/v1/deals/.%2E/pipelines",
        "/api/v1/deals/..%2fpipelines",
        "/api/v1/deals/42%2Fwin",
        "/api/v1/deals/%252e%252e/x",
        "/api/v1/deals/a%5Cb",
        "/api/v1/deals/a%00b",
        "/api/v1/deals/a%0d%0aX:y",
        "/api/v1//deals",
        "//api/v1/deals",
        "/api/v1/deals;v=1/42",
        "/api/v1/deals/by-external-id/crm/..%2f..%2fpipelines",
        "/api/v1/deals/by-external-id/crm/a%2Fb/more",
        "/api/v1/deals/%c0%ae%c0%ae/pipelines",
        "http://elsewhere.test/api/v1/deals"
      })
  void a_path_that_can_be_read_in_two_ways_is_refused(String target) throws IOException {
    String answer = raw("GET " + target);

    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .contains("\"type\":\"https://revline.io/problems/invalid-input\"");
    assertThat(stack.requestsReceived()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/deals/a\\..\\b", "/api/v1/deals/a%zz", "*", "api/v1/deals"})
  void what_is_no_path_at_all_reaches_nothing(String target) throws IOException {
    assertThat(raw("GET " + target)).matches("(?s)HTTP/1.1 40[04] .*");
    assertThat(stack.requestsReceived()).isZero();
  }

  @Test
  void a_method_the_overview_does_not_offer_is_a_problem() {
    as("rep")
        .post("/api/v1/overview")
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/method-not-allowed"));
  }
}
