package io.revline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Callers that send or read a byte at a time. All is five times as fast as what is configured by
 * default, or faster: a byte each fifth of a second, cut off after one to three.
 */
@QuarkusTest
@TestProfile(Tight.class)
class SlowCallerTest extends GatewayTest {
  private static final int CALLERS = 100;
  private static final Duration PACE = Duration.ofMillis(200);
  private static final Duration CUT_WITHIN = Duration.ofSeconds(15);

  /** Less than whoever waited for a slow caller to be cut off would see. */
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  private final List<RawConnection> connections = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicReference<Duration> slowest = new AtomicReference<>(Duration.ZERO);
  private final AtomicReference<Throwable> unserved = new AtomicReference<>();

  @AfterEach
  void hangUp() throws IOException {
    clock.shutdownNow();
    for (RawConnection connection : connections) {
      connection.close();
    }
  }

  @Test
  void a_head_that_comes_byte_by_byte_is_cut_off_and_harms_nobody() throws IOException {
    open("GET /api/v1/deals HTTP/1.1\r\nHost: g\r\nX-Slow: ");
    everyone(connection -> connection.send("a"));
    anotherCaller();

    await().atMost(CUT_WITHIN).until(this::allClosed);

    nobodyWasHarmed();
    assertThat(stack.pipeline().received())
        .allMatch(request -> request.target().equals("/api/v1/deals/honest"));
  }

  @Test
  void a_body_that_comes_byte_by_byte_is_cut_off_and_harms_nobody() throws IOException {
    for (int i = 0; i < CALLERS; i++) {
      open(1, upload("slow-" + i, "/api/v1/deals"));
    }
    everyone(connection -> connection.send("a"));
    anotherCaller();

    await().atMost(CUT_WITHIN).until(this::allClosed);

    nobodyWasHarmed();
  }

  @Test
  void who_is_too_slow_is_told_so() throws IOException {
    open(1, upload("slow", "/api/v1/deals"));

    assertThat(connections.getFirst().untilClosed())
        .startsWith("HTTP/1.1 408 ")
        .contains("https://revline.io/problems/body-too-slow")
        .contains("Less than 1024 bytes of the body came within 1000 ms.");
  }

  /** More than two patiences of it, in which nothing is read and so nothing more can come. */
  @Test
  void a_service_that_reads_slowly_is_not_the_callers_fault() throws Exception {
    CountDownLatch reads = new CountDownLatch(1);
    stack
        .pipeline()
        .behave(exchange -> {
          awaitQuietly(reads);
          exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    clock.schedule(reads::countDown, 2_500, TimeUnit.MILLISECONDS);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(gateway.resolve("/api/v1/imports"))
              .header("Authorization", "Bearer " + stack.tokens().of("revops", "quick"))
              .POST(BodyPublishers.ofByteArray(new byte[64 << 20]))
              .build();

      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }
  }

  @Test
  void a_body_that_nobody_wants_is_not_read_for_long() throws IOException {
    open(1, "POST /api/v1/deals HTTP/1.1\r\nHost: g\r\nContent-Length: 100000\r\n\r\n");
    open(1, upload("slow", "/api/v1/nothing"));
    open(1, upload("slow", "/api/v1/overview"));
    open(1, upload("slow", "/api/v1/../deals"));
    everyone(connection -> connection.send("a"));

    await().atMost(CUT_WITHIN).until(this::allClosed);
  }

  @Test
  void an_answer_that_is_read_byte_by_byte_is_cut_off_and_harms_nobody() throws IOException {
    AtomicInteger cut = new AtomicInteger();
    stack.pipeline().behaveAt("/api/v1/deals/large", exchange -> writeWithoutEnd(exchange, cut));
    for (int i = 0; i < CALLERS; i++) {
      connections.add(
          RawConnection.withSmallBuffer(gateway)
              .send(
                  "GET /api/v1/deals/large HTTP/1.1\r\nHost: g\r\n"
                      + authorization("reads-" + i)
                      + "\r\n"));
    }
    everyone(RawConnection::readOne);
    anotherCaller();

    await().atMost(CUT_WITHIN).untilAtomic(cut, is(CALLERS));

    nobodyWasHarmed();
  }

  @Test
  void a_connection_on_which_nothing_happens_is_closed() throws IOException {
    open(1, "");
    open(1, "GET /q/health/live HTTP/1.1\r\nHost: g\r\n\r\n");

    connections.getFirst().untilClosed();
    assertThat(connections.getLast().untilClosed()).startsWith("HTTP/1.1 200 ");
  }

  private String upload(String subject, String path) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: g\r\n"
        + authorization(subject)
        + "Content-Length: 100000\r\n\r\n";
  }

  private void open(String begin) throws IOException {
    open(CALLERS, begin);
  }

  private void open(int callers, String begin) throws IOException {
    for (int i = 0; i < callers; i++) {
      connections.add(RawConnection.to(gateway).send(begin));
    }
  }

  /** Lets all slow callers do something again and again, as long as they are connected. */
  private void everyone(Act act) {
    repeat(() -> connections.forEach(connection -> tryTo(act, connection)), PACE);
  }

  private static void tryTo(Act act, RawConnection connection) {
    try {
      act.on(connection);
    } catch (IOException closed) {
      // That is what the test waits for, and looks at by itself.
    }
  }

  /** Somebody else asks as quickly as a person clicks, and times each answer. */
  private void anotherCaller() {
    repeat(
        () -> {
          long begin = System.nanoTime();
          try {
            asSubject("other-" + answered).get("/api/v1/deals/honest").then().statusCode(200);
          } catch (AssertionError | RuntimeException e) {
            unserved.compareAndSet(null, e);
          }
          Duration took = Duration.ofNanos(System.nanoTime() - begin);
          slowest.accumulateAndGet(took, (a, b) -> a.compareTo(b) > 0 ? a : b);
          answered.incrementAndGet();
        },
        PACE);
  }

  private void repeat(Runnable work, Duration pace) {
    clock.scheduleAtFixedRate(work, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean allClosed() {
    return connections.stream().allMatch(RawConnection::isClosed);
  }

  private void nobodyWasHarmed() {
    assertThat(unserved).hasNullValue();
    assertThat(answered).hasValueGreaterThan(5);
    assertThat(slowest.get()).isLessThan(AT_MOST);
  }

  private static void writeWithoutEnd(HttpExchange exchange, AtomicInteger cut) {
    byte[] bytes = new byte[64 * 1024];
    try {
      exchange.sendResponseHeaders(200, 0);
      for (int i = 0; i < 10_000; i++) {
        exchange.getResponseBody().write(bytes);
      }
    } catch (IOException e) {
      cut.incrementAndGet();
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Act {
    void on(RawConnection connection) throws IOException;
  }
}
