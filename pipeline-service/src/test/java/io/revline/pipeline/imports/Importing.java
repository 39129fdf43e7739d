package io.revline.pipeline.imports;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revline.testkit.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Imports as tests make them. */
final class Importing {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private Importing() {}

  /** Imports a table; returns the job when it is over. */
  static JsonPath imported(String mapping, String csv) {
    return finished(submit(mapping, csv));
  }

  static Response submit(String mapping, String csv) {
    return multipart(mapping, csv).post("/api/v1/imports");
  }

  static RequestSpecification multipart(String mapping, String csv) {
    return multipart(mapping, csv.getBytes(StandardCharsets.UTF_8));
  }

  static RequestSpecification multipart(String mapping, byte[] csv) {
    return asRevops()
        .multiPart("file", "table.csv", csv)
        .multiPart("mapping", "mapping.yaml", mapping.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits until a job that was accepted is over. */
  static JsonPath finished(Response accepted) {
    accepted.then().statusCode(202);
    String job = "/api/v1/imports/" + accepted.jsonPath().getString("id");
    await().atMost(PATIENCE).until(() -> !get(job).jsonPath().getString("state").equals("running"));
    return get(job).jsonPath();
  }

  static RequestSpecification asRevops() {
    return given().auth().oauth2(Tokens.of("revops"));
  }

  static Response get(String path) {
    return asRevops().get(path);
  }

  static boolean exists(String source, String externalId) {
    return upsert(source, externalId).statusCode() == 200;
  }

  /** Says nothing new of a deal that is there, which shows it as it stands. */
  static JsonPath only(String source, String externalId) {
    return upsert(source, externalId).then().statusCode(200).extract().jsonPath();
  }

  private static Response upsert(String source, String externalId) {
    return asRevops()
        .contentType("application/json")
        .body("{}")
        .put("/api/v1/deals/by-external-id/%s/%s".formatted(source, externalId));
  }

  static String counts(JsonPath job) {
    return "%s read %d applied %d unchanged %d rejected %d"
        .formatted(
            job.getString("state"),
            job.getLong("rowsRead"),
            job.getLong("rowsApplied"),
            job.getLong("rowsUnchanged"),
            job.getLong("rowsRejected"));
  }
}
