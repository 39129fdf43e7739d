package io.revline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway takes away from, and adds to, requests and answers on their way. */
@QuarkusTest
class AnswerHeaderTest extends GatewayTest {
  private static final String LARGE = "[" + "\"deal\",".repeat(5_000) + "\"deal\"]";

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/problem+json", "text/csv;charset=UTF-8"})
  void text_is_compressed_for_who_accepts_it(String type) throws Exception {
    stack.pipeline().answer(200, type, LARGE);

    HttpResponse<byte[]> answer = ask("gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().allValues("Vary")).anyMatch("accept-encoding"::equalsIgnoreCase);
    assertThat(answer.body().length).isLessThan(LARGE.length() / 10);
    assertThat(unzipped(answer.body())).isEqualTo(LARGE);
  }

  @Test
  void nothing_is_compressed_for_who_does_not_accept_it() throws Exception {
    stack.pipeline().answer(200, "application/json", LARGE);

    HttpResponse<byte[]> answer = ask("identity");

    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(LARGE);
    assertThat(answer.headers().firstValue("Content-Encoding")).isNotEqualTo("gzip");
  }

  @Test
  void what_is_small_or_compressed_by_nature_stays_as_it_is() throws Exception {
    stack.pipeline().answer(200, "application/json", "[]");
    assertThat(new String(ask("gzip").body(), StandardCharsets.UTF_8)).isEqualTo("[]");
    stack
        .pipeline()
        .answer(200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", LARGE);
    assertThat(new String(ask("gzip").body(), StandardCharsets.UTF_8)).isEqualTo(LARGE);
  }

  @Test
  void what_a_service_has_compressed_is_not_compressed_again() throws Exception {
    stack
        .pipeline()
        .behave(exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.getResponseHeaders().set("Content-Encoding", "br");
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write(new byte[] {1, 2, 3});
          exchange.close();
        });

    HttpResponse<byte[]> answer = ask("gzip, br");

    assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("br");
    assertThat(answer.body()).containsExactly(1, 2, 3);
  }

  @Test
  void the_description_of_the_api_is_compressed_too() throws Exception {
    HttpResponse<byte[]> answer = ask(gateway.resolve("/q/openapi"), "gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void a_service_that_asks_for_patience_is_quoted_and_one_that_does_not_is_helped() {
    stack.pipeline().answer(503, "application/problem+json", "{}");
    as("rep").get("/api/v1/deals").then().statusCode(503).header("Retry-After", equalTo("1"));
    stack
        .pipeline()
        .behave(exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "30");
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    Response answer = as("rep").get("/api/v1/deals");
    assertThat(answer.headers().getValues("Retry-After")).containsExactly("30");
  }

  @Test
  void headers_that_are_for_the_gateway_alone_go_no_further() throws IOException {
    rawGet(
        "Connection: close\r\nConnection: X-Secret-Hop\r\nX-Secret-Hop: 1\r\nKeep-Alive: timeout=5\r\n"
            + "Proxy-Authorization: Basic x\r\nProxy-Connection: keep-alive\r\nTE: trailers\r\n"
            + "Trailer: X-Later\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n");

    assertThat(stack.pipeline().received().getFirst().headers())
        .doesNotContainKeys(
            "X-Secret-Hop",
            "Keep-Alive",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Upgrade");
  }

  @Test
  void nobody_can_say_that_a_request_came_from_elsewhere() throws IOException {
    rawGet(
        "Connection: close\r\nForwarded: for=10.0.0.1\r\nX-Forwarded-For: 10.0.0.1\r\n"
            + "X-Forwarded-Host: elsewhere.test\r\nX-Forwarded-Proto: https\r\n"
            + "X-Forwarded-Prefix: /x\r\nX-Real-IP: 10.0.0.1\r\n");

    assertThat(stack.pipeline().received().getFirst().headers())
        .doesNotContainKeys(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "X-Real-IP")
        .containsEntry("Host", "[g]");
  }

  @Test
  void pages_of_other_origins_are_turned_away_by_default() {
    as("rep").header("Origin", "https://pages.example").get("/api/v1/deals").then().statusCode(403);
    as("rep")
        .header("Origin", "http://" + gateway.getAuthority())
        .get("/api/v1/deals")
        .then()
        .statusCode(200);
    assertThat(stack.requestsReceived()).isEqualTo(1);
  }

  private void rawGet(String headers) throws IOException {
    try (RawConnection connection = RawConnection.to(gateway)) {
      connection.send(
          "GET /api/v1/deals HTTP/1.1\r\nHost: g\r\n"
              + authorization("test-user")
              + headers
              + "\r\n");
      assertThat(connection.untilClosed()).startsWith("HTTP/1.1 200 ");
    }
  }

  private HttpResponse<byte[]> ask(String encodings) throws Exception {
    return ask(gateway.resolve("/api/v1/deals"), encodings);
  }

  private HttpResponse<byte[]> ask(URI target, String encodings) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(target)
              .header("Authorization", "Bearer " + stack.tokens().of("revops"))
              .header("Accept-Encoding", encodings)
              .build();
      return client.send(request, BodyHandlers.ofByteArray());
    }
  }

  private static String unzipped(byte[] bytes) throws IOException {
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
