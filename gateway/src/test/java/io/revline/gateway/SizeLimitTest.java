package io.revline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SizeLimitTest extends GatewayTest {
  private static final int MEGABYTE = 1 << 20;

  @Test
  void a_long_query_is_a_414_and_one_of_the_largest_size_passes() {
    String path = "/api/v1/deals?filter=";

    as("rep").get(path + "a".repeat(8_192 - path.length())).then().statusCode(200);
    as("rep")
        .get(path + "a".repeat(8_193 - path.length()))
        .then()
        .statusCode(414)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/uri-too-long"))
        .body("detail", equalTo("The path and query may have 8192 characters."));
    assertThat(stack.requestsReceived()).isEqualTo(1);
  }

  @Test
  void large_headers_are_a_431_whether_one_or_many() {
    as("rep").header("X-Large", "a".repeat(14_000)).get("/api/v1/deals").then().statusCode(200);
    as("rep")
        .header("X-Large", "a".repeat(16_384))
        .get("/api/v1/deals")
        .then()
        .statusCode(431)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/headers-too-large"))
        .body("detail", equalTo("All headers may have 16384 characters."));
    var many = as("rep");
    for (int i = 0; i < 400; i++) {
      many = many.header("X-Header-" + i, "a".repeat(40));
    }
    many.get("/api/v1/deals").then().statusCode(431);
    assertThat(stack.requestsReceived()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /api/v1/deals HTTP/1.1\r\nX-Endless: ", "GET /api/v1/deals?q="})
  void what_never_ends_is_cut_off(String begin) throws IOException {
    try (RawConnection connection = RawConnection.to(gateway)) {
      connection.send(begin);
      try {
        for (int i = 0; i < 64; i++) {
          connection.send("a".repeat(16_384));
        }
      } catch (IOException expected) {
        // The gateway has closed the connection meanwhile.
      }
      assertThat(connection.untilClosed()).matches("(?s)(HTTP/1.[01] 4(31|14) .*)?");
    }
    as("rep").get("/api/v1/deals").then().statusCode(200);
  }

  @Test
  void a_large_body_is_a_413_that_says_what_would_do() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    stack.pipeline().behave(exchange -> begun.incrementAndGet());

    HttpResponse<String> refused = post("/api/v1/deals:batch", 16 * MEGABYTE + 1, "rep");

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(refused.body())
        .contains("https://revline.io/problems/body-too-large")
        .contains("The body may have 16777216 bytes.");
    assertThat(begun).as("the service is not even asked").hasValue(0);
    stack.reset();
    assertThat(post("/api/v1/deals:batch", 16 * MEGABYTE, "rep").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/imports", "/api/v1/performance/imports"})
  void a_table_to_import_may_be_larger(String path) throws Exception {
    assertThat(post(path, 17 * MEGABYTE, "revops").statusCode()).isEqualTo(200);
  }

  @Test
  void a_table_that_is_too_large_to_import_is_a_413_as_well() throws IOException {
    try (RawConnection connection = RawConnection.to(gateway)) {
      connection.send(
          "POST /api/v1/imports HTTP/1.1\r\nHost: g\r\n"
              + authorization("test-user")
              + "Content-Length: 134217729\r\n\r\n");

      assertThat(connection.untilClosed())
          .startsWith("HTTP/1.1 413 ")
          .contains("The body may have 134217728 bytes.");
    }
    assertThat(stack.requestsReceived()).isZero();
  }

  @Test
  void a_body_that_only_turns_out_to_be_large_is_a_413_as_well() throws IOException {
    try (RawConnection connection = RawConnection.to(gateway)) {
      connection.send(
          "POST /api/v1/deals HTTP/1.1\r\nHost: g\r\n"
              + authorization("test-user")
              + "Transfer-Encoding: chunked\r\n\r\n");
      String chunk = "100000\r\n" + "a".repeat(MEGABYTE) + "\r\n";
      try {
        for (int i = 0; i < 18; i++) {
          connection.send(chunk);
        }
      } catch (IOException expected) {
        // The gateway reads on for a while only.
      }

      assertThat(connection.untilClosed())
          .startsWith("HTTP/1.1 413 ")
          .contains("The body may have 16777216 bytes.");
    }
    as("rep").get("/api/v1/deals").then().statusCode(200);
  }

  @Test
  void a_stranger_with_a_large_body_is_told_about_the_token_first() throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve("/api/v1/deals"));

    assertThat(post(request, 17 * MEGABYTE).statusCode()).isEqualTo(401);
    assertThat(stack.requestsReceived()).isZero();
  }

  private HttpResponse<String> post(String path, int bytes, String role) throws Exception {
    return post(
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Authorization", "Bearer " + stack.tokens().of(role)),
        bytes);
  }

  /** Not by RestAssured, which writes such a body into its log byte by byte. */
  private static HttpResponse<String> post(HttpRequest.Builder request, int bytes)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          request.POST(BodyPublishers.ofByteArray(new byte[bytes])).build(),
          BodyHandlers.ofString());
    }
  }
}
