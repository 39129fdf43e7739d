package io.revline.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.issuer.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start hands over to the API; that the API takes it is shown by the system tests. */
class DemoLoadTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  /** Six of people and the catalogue, four of years, and the orders. */
  private static final int TABLES = 11;

  @TempDir private Path root = Path.of(".");
  private final List<String> received = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private HttpServer gateway;
  private Home home;
  private int refuseAfter = Integer.MAX_VALUE;
  private int rejected;

  @BeforeEach
  void a_gateway_answers() throws IOException {
    home = new Home(root);
    Files.createDirectories(home.directory());
    SigningKey.keptIn(home.issuerKey());
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", this::answer);
    gateway.start();
  }

  @AfterEach
  void nothing_stays_behind() {
    gateway.stop(0);
  }

  @Test
  void a_first_start_hands_every_table_over_once_and_the_next_one_nothing() throws Exception {
    DemoPlan.keptIn(home).make(TODAY);

    load();
    load();

    assertThat(received.stream().filter("POST /api/v1/imports"::equals)).hasSize(TABLES);
    assertThat(files).hasSize(TABLES).doesNotHaveDuplicates();
    assertThat(received.stream().filter(it -> it.startsWith("PUT /api/v1/regions/"))).hasSize(3);
    assertThat(DemoPlan.keptIn(home).isDone()).isTrue();
    assertThat(said).last().asString().contains("complete in every service after");
  }

  @Test
  void what_was_handed_over_before_a_start_was_cut_off_is_waited_for_and_not_handed_over_again()
      throws Exception {
    DemoPlan.keptIn(home).make(TODAY);
    refuseAfter = 5;
    load();
    byte[] before = Files.readAllBytes(home.demo().resolve("opportunities-2026.csv"));
    assertThat(said).last().asString().contains("the next ./revline up goes on");
    assertThat(said).anyMatch(line -> line.contains("not complete") && line.contains("(503)"));
    assertThat(DemoPlan.keptIn(home).isDone()).isFalse();

    refuseAfter = Integer.MAX_VALUE;
    received.clear();
    load();

    assertThat(received.stream().filter("POST /api/v1/imports"::equals)).hasSize(TABLES - 5);
    assertThat(files).hasSize(TABLES).doesNotHaveDuplicates();
    assertThat(home.demo().resolve("opportunities-2026.csv")).hasBinaryContent(before);
    assertThat(DemoPlan.keptIn(home).isDone()).isTrue();
  }

  @Test
  void rejected_rows_are_told_and_the_data_do_not_count_as_loaded() throws Exception {
    DemoPlan.keptIn(home).make(TODAY);
    rejected = 2;

    load();

    assertThat(said)
        .anyMatch(line ->
            line.contains("teams: ")
                && line.contains("2 rejected; why: GET /api/v1/imports/0/rejected"));
    assertThat(DemoPlan.keptIn(home).isDone()).isFalse();
  }

  @Test
  void without_a_plan_nothing_is_loaded_and_a_dropped_one_is_none() throws Exception {
    load();
    DemoPlan.keptIn(home).make(TODAY);
    DemoPlan.keptIn(home).drop();
    load();

    assertThat(received).isEmpty();
    assertThat(said).isEmpty();
    assertThat(home.demo()).doesNotExist();
  }

  @Test
  void a_plan_for_emptied_data_knows_nothing_of_before() throws Exception {
    DemoPlan before = DemoPlan.keptIn(home);
    before.make(TODAY);
    before.done();

    DemoPlan.keptIn(home).make(TODAY.plusDays(1));

    assertThat(DemoPlan.keptIn(home).isDone()).isFalse();
    assertThat(DemoPlan.keptIn(home).today()).contains(TODAY.plusDays(1));
  }

  private void load() throws Exception {
    PortPlan ports = new PortPlan(gateway.getAddress().getPort());
    new DemoLoad(home, ports, DemoPlan.keptIn(home), Duration.ofMillis(1), said::add).run();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    received.add(request);
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (request.startsWith("PUT")) {
      send(exchange, 201, "{}");
    } else if (request.equals("GET /api/v1/imports")) {
      send(exchange, 200, list());
    } else if (request.equals("GET /api/v1/performance/imports")) {
      send(exchange, 200, "[]");
    } else if (request.startsWith("GET")) {
      send(
          exchange,
          200,
          "{\"state\": \"succeeded\", \"complete\": true, \"rowsRejected\": %d}"
              .formatted(rejected));
    } else if (files.size() == refuseAfter) {
      send(exchange, 503, "{}");
    } else {
      exchange.getResponseHeaders().add("Location", "/api/v1/imports/" + files.size());
      files.add(sent.replaceFirst("(?s).*?filename=\"([^\"]+)\".*", "$1"));
      send(exchange, 202, "{\"state\": \"running\"}");
    }
  }

  private String list() {
    List<String> jobs = new ArrayList<>();
    for (int id = 0; id < files.size(); id++) {
      jobs.add("{\"id\": \"%d\", \"fileName\": \"%s\"}".formatted(id, files.get(id)));
    }
    return jobs.toString();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
