package io.revline.platform.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.platform.PlatformException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Calls of the API that read and write configuration.
 *
 * @param gateway where the API is
 * @param token of somebody who may configure
 */
record ConfigApi(String gateway, String token) {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  /**
   * The answer to a request.
   *
   * @param within the path in the file that the fields of a refusal stand under, with a dot; or
   *     nothing
   * @throws PlatformException with everything that is wrong, a line each, when it is refused
   */
  HttpResponse<String> answer(HttpRequest request, String within)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw refused(answer, within);
      }
      return answer;
    } catch (ConnectException e) {
      throw new PlatformException(
          "Nothing answers at %s: start Revline with ./revline up.".formatted(gateway), e);
    }
  }

  private static PlatformException refused(HttpResponse<String> answer, String within)
      throws IOException {
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
                .append(within)
                .append(violation.path("field").asText())
                .append(": ")
                .append(violation.path("message").asText()));
    return new PlatformException(
        "The configuration was refused (%d):%s".formatted(answer.statusCode(), reason));
  }
}
