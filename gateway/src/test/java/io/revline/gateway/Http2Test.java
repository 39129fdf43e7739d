package io.revline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Http2Test.On.class)
class Http2Test extends GatewayTest {
  private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build();

  /** For a front door that speaks HTTP/2 with what is behind it. */
  public static class On implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.http.http2", "true");
    }
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void a_body_whose_length_is_told_or_not_reaches_the_service_whole() throws Exception {
    // The first request asks for HTTP/2, the others speak it.
    assertThat(client.send(get("/api/v1/deals"), BodyHandlers.ofString()).version())
        .isEqualTo(Version.HTTP_2);
    byte[] body = "x".repeat(300_000).getBytes(StandardCharsets.UTF_8);
    stack.pipeline().reset();

    send(BodyPublishers.ofByteArray(body));
    send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    send(BodyPublishers.noBody());

    assertThat(stack.pipeline().received())
        .extracting(received -> received.body().length())
        .containsExactly(300_000, 300_000, 0);
  }

  @Test
  void answers_carry_the_same_headers_as_in_http_1() throws Exception {
    client.send(get("/api/v1/deals"), BodyHandlers.ofString());
    HttpResponse<String> answer = client.send(get("/api/v1/deals"), BodyHandlers.ofString());

    assertThat(answer.version()).isEqualTo(Version.HTTP_2);
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
    assertThat(answer.headers().firstValue("RateLimit-Remaining")).isPresent();
    assertThat(answer.headers().firstValue("Connection")).isEmpty();
  }

  private void send(HttpRequest.BodyPublisher body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve("/api/v1/deals"))
            .header("Authorization", "Bearer " + stack.tokens().of("revops"))
            .POST(body)
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.version()).isEqualTo(Version.HTTP_2);
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .header("Authorization", "Bearer " + stack.tokens().of("revops"))
        .build();
  }
}
