package io.revline.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;

/** Tables brought into a platform as its users do it. */
final class Imports {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final Api api;

  Imports(Api api) {
    this.api = api;
  }

  /**
   * What is sent.
   *
   * @param lookups the tables that words are looked up in, by the names of their files
   */
  record Table(String mapping, byte[] rows, Map<String, byte[]> lookups) {}

  /** Brings a table in; returns the job once all services know of what it changed. */
  JsonNode complete(Table table) {
    return whenComplete(submit(table));
  }

  /** Hands a table over, to whichever service takes it; returns the path of the job. */
  String submit(Table table) {
    Response answer = post("/api/v1/imports", table);
    if (answer.statusCode() == 307) {
      answer = post(location(answer), table);
    }
    answer.then().statusCode(202);
    return location(answer);
  }

  private Response post(String path, Table table) {
    RequestSpecification request =
        api.as("revops")
            .redirects()
            .follow(false)
            .contentType(ContentType.MULTIPART)
            .multiPart("file", "table.csv", table.rows())
            .multiPart("mapping", "mapping.yaml", table.mapping().getBytes(UTF_8));
    table.lookups().forEach((name, rows) -> request.multiPart("lookup", name, rows));
    return request.post(path);
  }

  private static String location(Response answer) {
    return answer.header("Location").replaceFirst("^https?://[^/]+", "");
  }

  /** Waits until all services know of what a job changed. */
  JsonNode whenComplete(String job) {
    return await(job)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> api.tree(job), progress -> progress.path("complete").asBoolean());
  }
}
