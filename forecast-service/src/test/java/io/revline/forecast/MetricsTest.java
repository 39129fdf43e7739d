package io.revline.forecast;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.operations.MetricCatalogue;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class MetricsTest {

  @Test
  void what_prometheus_reads_is_what_the_catalogue_lists() {
    given()
        .auth()
        .oauth2(Tokens.of("ops"))
        .get("/api/v1/forecast/consumers")
        .then()
        .statusCode(200);

    MetricCatalogue.isServedBy("forecast", get("/q/metrics").asString());
  }
}
