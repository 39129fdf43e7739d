package io.revline.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reps come as JSON or as CSV, and as nothing else. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ContentTypeTest {
  @TestHTTPResource @Nullable URI service;

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "/", "text", "application/pdf"})
  void what_is_no_format_of_reps_is_refused_as_such(String contentType)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        Objects.requireNonNull(service).resolve("/api/v1/reps:batch"))
                    .header("Authorization", "Bearer " + Tokens.of("revops"))
                    .header("Content-Type", contentType)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"items\": []}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
    assertThat(answer.body()).contains("unsupported-media-type");
  }

  @Test
  void a_form_that_breaks_off_is_no_fault_of_ours() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        sent("/api/v1/performance/imports", "multipart/form-data; boundary=x", "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid-input").contains("closing boundary");
  }

  private HttpResponse<String> sent(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(Objects.requireNonNull(service).resolve(path))
                .header("Authorization", "Bearer " + Tokens.of("revops"))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
