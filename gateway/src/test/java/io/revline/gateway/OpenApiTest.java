package io.revline.gateway;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest extends GatewayTest {
  @Inject
  @CacheName("openapi")
  Cache cache;

  @BeforeEach
  void threeDocuments() {
    cache.invalidateAll().await().indefinitely();
    stack.pipeline().answer(200, "application/json", document("/api/v1/deals", "string"));
    stack
        .forecast()
        .answer(200, "application/json", document("/api/v1/forecast/rollups", "string"));
    stack
        .performance()
        .answer(200, "application/json", document("/api/v1/performance/scorecards", "number"));
  }

  @Test
  void one_document_describes_all_services_and_the_overview() {
    get("/q/openapi")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("openapi", containsString("3.1"))
        .body(
            "paths",
            allOf(
                hasKey("/api/v1/deals"),
                hasKey("/api/v1/forecast/rollups"),
                hasKey("/api/v1/performance/scorecards"),
                hasKey("/api/v1/overview")))
        .body("components.schemas.Figure.type", equalTo("string"))
        .body("components.schemas.PerformanceFigure.type", equalTo("number"))
        .body("info.description", not(containsString("Incomplete")));
  }

  @Test
  void every_operation_tells_what_the_gateway_answers_itself() {
    get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths.'/api/v1/deals'.get.responses.keySet()", hasItems("200", "414", "431", "504"))
        .body("paths.'/api/v1/deals'.get.responses.keySet()", not(hasItem("408")))
        .body("paths.'/api/v1/overview'.get.responses.keySet()", hasItems("414", "431", "504"))
        .body(
            "components.responses.timeout.content.'application/problem+json'.schema.'$ref'",
            equalTo("#/components/schemas/Problem"));
  }

  @Test
  void a_service_that_is_away_is_named_in_the_description() {
    stack.forecast().stop();
    try {
      get("/q/openapi")
          .then()
          .statusCode(200)
          .body("paths", not(hasKey("/api/v1/forecast/rollups")))
          .body("paths", hasKey("/api/v1/deals"))
          .body("info.description", containsString("forecast-service is away"));
    } finally {
      stack.forecast().start();
    }
  }

  @Test
  void the_services_are_not_asked_again_for_a_while() {
    get("/q/openapi");
    get("/q/openapi");

    Assertions.assertThat(stack.pipeline().received())
        .extracting(StubService.Received::target)
        .containsExactly("/q/openapi?format=json");
  }

  private static String document(String path, String figureType) {
    return """
    {"openapi":"3.1.0","info":{"title":"service","version":"1"},
     "paths":{"%s":{"get":{"responses":{"200":{"description":"OK","content":
      {"application/json":{"schema":{"$ref":"#/components/schemas/Figure"}}}}}}}},
     "components":{"schemas":{"Figure":{"type":"%s"}}}}
    """
        .formatted(path, figureType);
  }
}
