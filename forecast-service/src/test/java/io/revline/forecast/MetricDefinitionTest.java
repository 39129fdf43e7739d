package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.revline.kit.metric.Metric;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class MetricDefinitionTest {
  private static final String PATH = "/api/v1/metric-definitions";

  @Test
  void every_metric_of_every_service_is_defined() {
    as("rep")
        .get(PATH)
        .then()
        .statusCode(200)
        .body(
            "metric",
            hasItems(
                "deals",
                "closed-won",
                "open-pipeline",
                "weighted-pipeline",
                "undated-pipeline",
                "forecast-single",
                "forecast-cumulative",
                "won",
                "win-rate-by-count",
                "sales-cycle-median",
                "sales-cycle-mean"))
        .body("metric", equalTo(Arrays.stream(Metric.values()).map(Metric::word).toList()))
        .body("definitionVersion", everyItem(not(equalTo(0))))
        .body("formula", not(hasItem("")))
        .body("formula", not(hasItem(nullValue())));
  }

  @Test
  void a_definition_says_unit_denominator_sample_floor_and_edge_cases() {
    as("finance")
        .get(PATH + "/win-rate-by-count")
        .then()
        .statusCode(200)
        .body("metric", equalTo("win-rate-by-count"))
        .body("definitionVersion", equalTo(2))
        .body("unit", equalTo("share"))
        .body("formula", equalTo("won ÷ (won + lost), closed in the window"))
        .body("denominator", equalTo("deals won or lost in the window"))
        .body("sampleFloor", equalTo(10))
        .body(
            "edgeCases",
            contains(
                "none closed: null",
                "a deal that is shared counts as one for each of those who share it, and once in all",
                "below the sample floor: flag smallSample and a Wilson 95% interval"));
    as("finance")
        .get(PATH + "/closed-won")
        .then()
        .body("unit", equalTo("deals and money"))
        .body("denominator", nullValue())
        .body("sampleFloor", nullValue());
  }

  @Test
  void a_metric_nobody_defined_is_not_found() {
    as("ops")
        .get(PATH + "/happiness")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rep", "manager", "revops", "finance", "integration", "ops"})
  void everybody_with_a_token_may_read_them(String role) {
    as(role).get(PATH).then().statusCode(200);
    given().get(PATH).then().statusCode(401);
    given().auth().oauth2(Tokens.forged(role)).get(PATH).then().statusCode(401);
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(Tokens.of(role));
  }
}
