package io.revline.benchmarks.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.revline.benchmarks.sample.SampleDeals.SampleDeal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/** Calls the REST API as a front end would; any answer but the expected one ends the run. */
public final class GatewayClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BOUNDARY = "revline-bench-part";
  private static final String END = "--" + BOUNDARY + "--\r\n";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String token;

  /**
   * @param url the gateway's address
   * @param token a bearer token
   */
  public GatewayClient(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** Creates a deal and returns its id. */
  public String create(SampleDeal deal) throws IOException, InterruptedException {
    return post("/api/v1/deals", json(deal), 201).path("id").textValue();
  }

  private static String json(SampleDeal deal) throws IOException {
    return JSON.writeValueAsString(
        Map.of(
            "name", deal.name(),
            "amount", Map.of("amount", deal.amount().toPlainString(), "currency", "EUR"),
            "closeDate", deal.closeDate().toString(),
            "owner", deal.owner(),
            "account", deal.account()));
  }

  /** Wins a deal. */
  public void win(String id) throws IOException, InterruptedException {
    post("/api/v1/deals/" + id + "/win", "{}", 200);
  }

  /** Asks for a model that has learned from what happened before a day; returns its id. */
  public String train(LocalDate before) throws IOException, InterruptedException {
    return post("/api/v1/forecast/models", "{\"asOf\": \"%s\"}".formatted(before), 202)
        .path("id")
        .textValue();
  }

  /** The answer to a question that comes as a POST. */
  public String asked(String path, Object body) throws IOException, InterruptedException {
    return send(posting(path, JSON.writeValueAsString(body)), 200);
  }

  /** Submits a table of deals with its mapping and returns the id of the import. */
  public String submit(String table, String mapping) throws IOException, InterruptedException {
    String body = part("file", "deals.csv", table) + part("mapping", "deals.yaml", mapping) + END;
    HttpRequest.Builder request =
        request("/api/v1/imports")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(body));
    return parsed(send(request, 202)).path("id").textValue();
  }

  private static String part(String name, String file, String content) {
    return """
    --%s
    Content-Disposition: form-data; name="%s"; filename="%s"
    Content-Type: application/octet-stream

    %s
    """
        .formatted(BOUNDARY, name, file, content)
        .replace("\n", "\r\n");
  }

  /** The answer to a GET. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return parsed(text(path));
  }

  /** The answer to a GET as it came. */
  public String text(String path) throws IOException, InterruptedException {
    return send(request(path).GET(), 200);
  }

  /** What an answer says. */
  public static JsonNode parsed(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("this is no JSON: " + answer, e);
    }
  }

  private JsonNode post(String path, String body, int expected)
      throws IOException, InterruptedException {
    return parsed(send(posting(path, body), expected));
  }

  private HttpRequest.Builder posting(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private String send(HttpRequest.Builder builder, int expected)
      throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(request.method(), request.uri(), answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  @Override
  public void close() {
    http.close();
  }
}
