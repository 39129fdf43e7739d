package io.revline.platform.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.home.Service;
import io.revline.platform.issuer.Role;
import io.revline.platform.issuer.TokenRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the configuration through the API. */
final class ConfigClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/api/v1/config";

  private final String gateway;
  private final String token;

  ConfigClient(String gateway, String token) {
    this.gateway = gateway;
    this.token = token;
  }

  /** For the platform of a checkout, in the role that configures. */
  static ConfigClient of(Home home) {
    return new ConfigClient(
        home.ports().url(Service.GATEWAY),
        new LocalTokens(home).token(TokenRequest.of(Role.REVOPS)));
  }

  String export() throws IOException, InterruptedException {
    return answer(request(PATH).GET().build());
  }

  /** What a file would change. */
  List<ConfigDifference> differences(String yaml) throws IOException, InterruptedException {
    return put(PATH + "?dryRun=true", yaml);
  }

  /** Makes the configuration what a file says; returns what changed. */
  List<ConfigDifference> apply(String yaml) throws IOException, InterruptedException {
    return put(PATH, yaml);
  }

  private List<ConfigDifference> put(String path, String yaml)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/yaml")
            .PUT(HttpRequest.BodyPublishers.ofString(yaml))
            .build();
    List<ConfigDifference> differences = new ArrayList<>();
    JSON.readTree(answer(request))
        .path("changes")
        .forEach(change -> differences.add(ConfigDifference.from(change)));
    return differences;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private String answer(HttpRequest request) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw refused(answer);
      }
      return answer.body();
    } catch (ConnectException e) {
      throw new PlatformException(
          "Nothing answers at %s: start Revline with ./revline up.".formatted(gateway), e);
    }
  }

  /** With everything that is wrong, a line each. */
  private static PlatformException refused(HttpResponse<String> answer) throws IOException {
    StringBuilder reason = new StringBuilder();
    JsonNode problem =
        answer.headers().firstValue("Content-Type").orElse("").contains("json")
            ? JSON.readTree(answer.body())
            : JSON.createObjectNode().put("detail", answer.body());
    if (problem.path("violations").isEmpty()) {
      reason.append(' ').append(problem.path("detail").asText(problem.path("title").asText()));
    }
    problem
        .path("violations")
        .forEach(violation ->
            reason
                .append("\n  ")
                .append(violation.path("field").asText())
                .append(": ")
                .append(violation.path("message").asText()));
    return new PlatformException(
        "The configuration was refused (%d):%s".formatted(answer.statusCode(), reason));
  }
}
