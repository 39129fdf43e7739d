package io.revline.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revline.platform.PlatformException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigClientTest {
  private final List<String> received = new ArrayList<>();
  private HttpServer gateway;
  private ConfigClient client;
  private int status = 200;
  private String type = "application/json";
  private String standing =
      "{\"timeZone\": \"UTC\", \"months\": {\"startMonth\": 1}, \"overrides\": [], \"version\": 2}";
  private String wanted = standing;
  private @Nullable String refusedCalendar;
  private String body = "{\"dryRun\": true, \"changes\": []}";

  @BeforeEach
  void a_gateway_answers() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", this::answer);
    gateway.start();
    client =
        new ConfigClient(
            new ConfigApi("http://127.0.0.1:" + gateway.getAddress().getPort(), "secret"));
  }

  @AfterEach
  void nothing_stays_behind() {
    gateway.stop(0);
  }

  @Test
  void an_export_is_the_calendar_and_then_the_file_as_it_came() throws Exception {
    type = "application/yaml";
    body = "pipelines:\n- key: default\n";

    assertThat(client.export())
        .isEqualTo("calendar:\n  timeZone: UTC\n  months:\n    startMonth: 1\n" + body);
    assertThat(received)
        .containsExactly(
            "GET /api/v1/config Bearer secret null ",
            "GET /api/v1/forecast/calendar Bearer secret null ");
  }

  @Test
  void what_a_file_says_of_the_calendar_goes_to_its_keeper_and_the_rest_keeps_its_lines()
      throws Exception {
    wanted = "{\"timeZone\": \"UTC\", \"months\": {\"startMonth\": 7}, \"version\": 3}";

    List<ConfigDifference> differences =
        client.apply("a: 1\ncalendar:\n  months:\n    startMonth: 7\n# end\nb: 2\n");

    assertThat(differences)
        .extracting(ConfigDifference::line)
        .containsExactly("~ calendar.months.startMonth: 1 -> 7");
    String calendar = " Bearer secret application/json {\"months\":{\"startMonth\":7}}";
    assertThat(received)
        .containsExactly(
            "GET /api/v1/forecast/calendar Bearer secret null ",
            "PUT /api/v1/forecast/calendar?dryRun=true" + calendar,
            "PUT /api/v1/forecast/calendar" + calendar,
            "PUT /api/v1/config Bearer secret application/yaml a: 1\n\n\n\n# end\nb: 2\n");
  }

  @Test
  void a_calendar_that_stands_already_is_not_put_again_and_alone_leaves_the_rest_alone()
      throws Exception {
    assertThat(client.apply("---\n# ours\ncalendar:\n  months:\n    startMonth: 1\n")).isEmpty();

    assertThat(received)
        .containsExactly(
            "GET /api/v1/forecast/calendar Bearer secret null ",
            "PUT /api/v1/forecast/calendar?dryRun=true Bearer secret application/json"
                + " {\"months\":{\"startMonth\":1}}");
  }

  @Test
  void a_refused_calendar_is_named_by_its_path_in_the_file_and_nothing_is_applied() {
    refusedCalendar =
        "{\"violations\": [{\"field\": \"months.startMonth\", \"message\": \"is odd\"}]}";

    assertThatThrownBy(() -> client.differences("calendar:\n  months:\n    startMonth: 13\na: 1\n"))
        .hasMessage("The configuration was refused (400):\n  calendar.months.startMonth: is odd");
    assertThat(received).noneMatch(request -> request.startsWith("PUT /api/v1/config"));
  }

  @Test
  void differences_are_asked_for_in_a_dry_run_and_read_as_lines() throws Exception {
    body =
        """
        {"dryRun": true, "changes": [
          {"path": "a.b", "kind": "changed", "before": "0.5", "after": "0.6"},
          {"path": "a.c", "kind": "added", "after": "x"},
          {"path": "a.d", "kind": "removed", "before": "y"}]}
        """;

    List<ConfigDifference> differences = client.differences("a: 1\n");

    assertThat(differences)
        .extracting(ConfigDifference::line)
        .containsExactly("~ a.b: 0.5 -> 0.6", "+ a.c: x", "- a.d: y");
    assertThat(received)
        .containsExactly("PUT /api/v1/config?dryRun=true Bearer secret application/yaml a: 1\n");
  }

  @Test
  void applying_is_no_dry_run() throws Exception {
    assertThat(client.apply("a: 1\n")).isEmpty();
    assertThat(received)
        .containsExactly("PUT /api/v1/config Bearer secret application/yaml a: 1\n");
  }

  @Test
  void a_refusal_names_everything_that_is_wrong_a_line_each() {
    status = 400;
    type = "application/problem+json";
    body =
        """
        {"detail": "both", "violations": [
          {"field": "a", "message": "line 1: is odd"}, {"field": "b", "message": "is missing"}]}
        """;

    assertThatThrownBy(() -> client.apply("a: 1\n"))
        .isInstanceOf(PlatformException.class)
        .hasMessage("The configuration was refused (400):\n  a: line 1: is odd\n  b: is missing");
  }

  @Test
  void a_conflict_says_what_stands_in_the_way() {
    status = 409;
    body = "{\"title\": \"Conflict\", \"detail\": \"3 deals stand in 'proposal'\"}";

    assertThatThrownBy(() -> client.apply("a: 1\n"))
        .hasMessage("The configuration was refused (409): 3 deals stand in 'proposal'");
  }

  @Test
  void a_gateway_that_is_not_there_is_told_with_the_remedy() {
    gateway.stop(0);

    assertThatThrownBy(client::export)
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("start Revline with ./revline up");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        "%s %s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                sent));
    if (exchange.getRequestURI().getPath().endsWith("/calendar")) {
      boolean put = exchange.getRequestMethod().equals("PUT");
      if (put) {
        assertThat(exchange.getRequestHeaders().getFirst("If-Match")).isEqualTo("\"2\"");
      }
      exchange.getResponseHeaders().set("ETag", "\"2\"");
      boolean refused = put && refusedCalendar != null;
      send(
          exchange,
          refused ? 400 : 200,
          "application/json",
          refused ? Objects.requireNonNull(refusedCalendar) : put ? wanted : standing);
    } else {
      send(exchange, status, type, body);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
