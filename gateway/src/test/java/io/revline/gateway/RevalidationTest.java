package io.revline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpHandler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RevalidationTest extends GatewayTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "W/\"7\"", "*", "\"6\", \"7\"", "\"6\",W/\"7\" "})
  void who_has_the_version_that_stands_gets_a_304_without_a_body(String known) {
    as("rep")
        .header("If-None-Match", known)
        .get("/api/v1/deals/42")
        .then()
        .statusCode(304)
        .header("ETag", equalTo("\"7\""))
        .header("Cache-Control", equalTo("private, no-cache"))
        .header("Content-Type", nullValue())
        .header("Content-Length", nullValue())
        .body(emptyString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"6\"", "\"77\"", "7"})
  void who_has_another_version_gets_the_one_that_stands(String known) {
    as("rep")
        .header("If-None-Match", known)
        .get("/api/v1/deals/42")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"7\""))
        .body(equalTo("{}"));
  }

  @Test
  void a_list_gets_a_tag_that_stands_as_long_as_it_is_the_same() {
    stack.pipeline().behave(list("[1]"));
    String tag = as("rep").get("/api/v1/deals").header("ETag");

    assertThat(tag).matches("W/\"[A-Za-z0-9_-]{22}\"");
    as("rep")
        .header("If-None-Match", tag)
        .get("/api/v1/deals")
        .then()
        .statusCode(304)
        .header("ETag", equalTo(tag));

    stack.pipeline().behave(list("[1,2]"));
    as("rep")
        .header("If-None-Match", tag)
        .get("/api/v1/deals")
        .then()
        .statusCode(200)
        .header("ETag", matchesPattern("W/\"[A-Za-z0-9_-]{22}\""))
        .body(equalTo("[1,2]"));
  }

  @Test
  void a_304_leaves_the_connection_good_for_the_next_request() throws Exception {
    String one =
        "GET /api/v1/deals/42 HTTP/1.1\r\nHost: g\r\n"
            + authorization("test-user")
            + "If-None-Match: \"7\"\r\n";
    try (RawConnection connection = RawConnection.to(gateway)) {
      String answers =
          connection.send(one + "\r\n" + one + "Connection: close\r\n\r\n").untilClosed();

      assertThat(answers.split("HTTP/1.1 304 Not Modified\r\n", -1)).hasSize(3);
    }
  }

  @Test
  void a_write_and_a_failure_are_never_a_304() {
    as("rep").header("If-None-Match", "*").post("/api/v1/deals").then().statusCode(200);
    stack.pipeline().answer(404, "application/problem+json", "{}");
    as("rep").header("If-None-Match", "*").get("/api/v1/deals/1").then().statusCode(404);
  }

  @Test
  void a_large_answer_is_passed_on_while_the_service_still_writes_it_and_has_no_tag()
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    stack
        .pipeline()
        .behave(exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("[".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          awaitQuietly(begun);
          exchange.getResponseBody().write("]".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    try (RawConnection connection = RawConnection.to(gateway)) {
      connection.send(
          "GET /api/v1/deals HTTP/1.1\r\nHost: g\r\nConnection: close\r\n"
              + authorization("test-user")
              + "\r\n");
      StringBuilder start = new StringBuilder();
      while (start.indexOf("[") < 0) {
        start.append((char) connection.readOne());
      }
      begun.countDown();

      assertThat(start).containsIgnoringCase("Transfer-Encoding: chunked");
      assertThat(start.toString()).doesNotContainIgnoringCase("ETag:");
      assertThat(connection.untilClosed()).contains("]");
    }
  }

  @Test
  void what_a_service_says_of_keeping_an_answer_is_passed_on() {
    stack
        .pipeline()
        .behave(exchange -> {
          exchange.getResponseHeaders().set("Cache-Control", "no-store");
          list("[]").handle(exchange);
        });

    Response answer = as("rep").get("/api/v1/deals");

    assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
  }

  private static HttpHandler list(String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
