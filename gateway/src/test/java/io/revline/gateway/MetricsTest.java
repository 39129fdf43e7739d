package io.revline.gateway;

import static io.restassured.RestAssured.get;

import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.operations.MetricCatalogue;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsTest extends GatewayTest {

  @Test
  void what_prometheus_reads_is_what_the_catalogue_lists() {
    as("rep").get("/api/v1/deals").then().statusCode(200);

    MetricCatalogue.isServedBy("gateway", get("/q/metrics").asString());
  }
}
