package io.revline.pipeline;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.operations.MetricCatalogue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class MetricsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void what_prometheus_reads_is_what_the_catalogue_lists() {
    given()
        .auth()
        .oauth2(Tokens.source("metrics"))
        .contentType("application/cloudevents+json; charset=UTF-8")
        .body(
            """
            {"specversion": "1.0", "id": "1", "source": "metrics", "subject": "M-1",
             "type": "revline.deal-upserted.v1", "time": "2026-03-02T09:15:42Z",
             "data": {"name": "Counted", "stage": "proposal"}}
            """)
        .post("/api/v1/intake")
        .then()
        .statusCode(202);
    await().atMost(PATIENCE).until(() -> scrape().contains("revline_intake_events_total{"));

    MetricCatalogue.isServedBy("pipeline", scrape());
  }

  private static String scrape() {
    return get("/q/metrics").asString();
  }
}
