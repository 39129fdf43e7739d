package io.revline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StreamingTest extends GatewayTest {
  private static final int MEGABYTE = 1 << 20;

  private final AtomicLong arrived = new AtomicLong();
  private final AtomicReference<String> asked = new AtomicReference<>();
  private final CRC32 arrivedSum = new CRC32();

  @Test
  void an_import_of_100_megabytes_flows_through_without_being_held() throws IOException {
    stack.pipeline().behave(this::swallow);
    byte[] megabyte = new byte[MEGABYTE];
    new Random(1).nextBytes(megabyte);
    CRC32 sent = new CRC32();
    HttpURLConnection connection = upload(100L * MEGABYTE);

    try (OutputStream body = connection.getOutputStream()) {
      write(body, megabyte, sent);
      body.flush();
      // The service has the start while the rest is not even written.
      await().untilAtomic(arrived, greaterThan(0L));
      for (int i = 1; i < 100; i++) {
        write(body, megabyte, sent);
      }
    }

    assertThat(connection.getResponseCode()).isEqualTo(202);
    assertThat(arrived).hasValue(100L * MEGABYTE);
    assertThat(arrivedSum.getValue()).isEqualTo(sent.getValue());
  }

  @Test
  void an_upload_may_take_longer_than_the_time_out_of_the_answer() throws IOException {
    stack.pipeline().behave(this::swallow);
    HttpURLConnection connection = upload(2);

    try (OutputStream body = connection.getOutputStream()) {
      body.write('a');
      body.flush();
      await().pollDelay(Duration.ofMillis(2_500)).untilAtomic(arrived, is(1L));
      body.write('b');
    }

    assertThat(connection.getResponseCode()).isEqualTo(202);
    assertThat(arrived).hasValue(2);
  }

  @Test
  void a_caller_that_asks_before_sending_is_told_to_go_on() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(gateway.resolve("/api/v1/imports"))
              .header("Authorization", "Bearer " + stack.tokens().of("revops"))
              .expectContinue(true)
              .POST(HttpRequest.BodyPublishers.ofString("deals"))
              .build();

      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
    assertThat(stack.pipeline().received().getFirst().body()).isEqualTo("deals");
    assertThat(stack.pipeline().received().getFirst().headers()).doesNotContainKey("Expect");
  }

  @Test
  void an_answer_that_breaks_off_is_not_passed_on_as_whole() throws Exception {
    stack
        .pipeline()
        .behave(exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          throw new IOException("the service dies here");
        });
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(gateway.resolve("/api/v1/deals"))
              .header("Authorization", "Bearer " + stack.tokens().of("revops"))
              .build();

      assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_table_is_asked_for_and_answered_as_the_service_says() throws Exception {
    stack
        .pipeline()
        .behave(exchange -> {
          asked.set(
              exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Accept"));
          exchange.getResponseHeaders().set("Content-Type", "text/csv;charset=UTF-8");
          exchange
              .getResponseHeaders()
              .set("Content-Disposition", "attachment; filename=\"a.csv\"");
          exchange.getResponseHeaders().set("Revline-Known-At", "2017-01-01T00:00:00Z");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("id\r\n".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(table("/api/v1/deals?format=csv&owner=a%20b"), BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo("id\r\n");
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
      assertThat(answer.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"a.csv\"");
      assertThat(answer.headers().firstValue("Revline-Known-At")).contains("2017-01-01T00:00:00Z");
    }
    assertThat(asked).hasValue("/api/v1/deals?format=csv&owner=a%20b text/csv");
  }

  @Test
  void a_table_that_breaks_off_is_not_passed_on_as_whole() throws Exception {
    stack
        .pipeline()
        .behave(exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(new byte[100_000]);
          exchange.getResponseBody().flush();
          throw new IOException("the service dies here, having said no length");
        });
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> client.send(table("/api/v1/deals"), BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  /** Longer than the time-out of 2 s, with never so long a pause. */
  @Test
  void events_pass_as_they_come_for_as_long_as_they_come_and_end_with_their_reader()
      throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    events.add(": here it begins");
    stack.pipeline().behaveAt("/api/v1/stream", exchange -> tell(exchange, events, left));
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(gateway.resolve("/api/v1/stream?after=a"))
              .header("Authorization", "Bearer " + stack.tokens().of("rep"))
              .header("Last-Event-ID", "b")
              .header("Accept", "text/event-stream")
              .header("Accept-Encoding", "gzip, deflate, br")
              .header("If-None-Match", "*")
              .build();
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
      assertThat(answer.headers().firstValue("ETag")).isEmpty();

      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        assertThat(lines.readLine()).isEqualTo(": here it begins");
        for (int i = 0; i < 3; i++) {
          String event = "data: %d".formatted(i);
          await().pollDelay(Duration.ofMillis(900)).until(() -> events.add(event));
          assertThat(lines.readLine()).isEqualTo(event);
        }
      }
      await()
          .pollInterval(Duration.ofMillis(50))
          .until(() -> events.add("data: x") && isZero(left));
    }
    assertThat(asked).hasValue("/api/v1/stream?after=a b");
  }

  private static boolean isZero(CountDownLatch latch) {
    return latch.getCount() == 0;
  }

  private void tell(HttpExchange exchange, BlockingQueue<String> events, CountDownLatch left)
      throws IOException {
    asked.set(
        exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Last-Event-ID"));
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      while (true) {
        body.write((events.take() + "\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      left.countDown();
    }
  }

  private HttpRequest table(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .header("Authorization", "Bearer " + stack.tokens().of("revops"))
        .header("Accept", "text/csv")
        .build();
  }

  private HttpURLConnection upload(long length) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) gateway.resolve("/api/v1/imports").toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(length);
    connection.setRequestProperty("Content-Type", "multipart/form-data; boundary=b");
    connection.setRequestProperty("Authorization", "Bearer " + stack.tokens().of("revops"));
    return connection;
  }

  private static void write(OutputStream body, byte[] bytes, CRC32 sum) throws IOException {
    body.write(bytes);
    sum.update(bytes);
  }

  private void swallow(HttpExchange exchange) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    try (InputStream body = exchange.getRequestBody()) {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        arrivedSum.update(buffer, 0, n);
        arrived.addAndGet(n);
      }
    }
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }
}
