package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;

/** A projection made again from its topic, and waited for. */
final class Rebuild {
  static final String PATH = "/api/v1/forecast/rebuilds";

  private Rebuild() {}

  /** The run, as it ended. */
  static JsonPath of(String consumer) {
    String id = started(consumer);
    return await().atMost(Database.PATIENCE).until(() -> run(id), run -> !isRunning(run));
  }

  /** The id of a run that goes on. */
  static String started(String consumer) {
    return as("ops")
        .body("{\"consumer\": \"%s\"}".formatted(consumer))
        .post(PATH)
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  static JsonPath run(String id) {
    return as("ops").get(PATH + "/" + id).jsonPath();
  }

  static boolean isRunning(JsonPath run) {
    return run.getString("state").equals("running");
  }

  static RequestSpecification as(String role) {
    return given().auth().oauth2(Tokens.of(role)).contentType("application/json");
  }
}
