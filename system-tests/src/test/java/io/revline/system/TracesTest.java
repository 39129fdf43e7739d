package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revline.platform.home.Service;
import io.revline.platform.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Traces, once it is said where to send them; nobody listens there unless a test does. */
class TracesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int PORT = Ports.free();
  private static final RunningPlatform PLATFORM = RunningPlatform.shared();

  private final Api api = new Api(PLATFORM);
  private final String correlation = "traced-" + UUID.randomUUID();
  private final String name = "Confidential " + UUID.randomUUID();

  /** They become ready although nobody takes their traces. */
  @BeforeAll
  static void services_are_told_where_traces_go() {
    PLATFORM.restartServices(
        Map.of(
            "REVLINE_TRACES",
            "http://127.0.0.1:" + PORT,
            "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
            "100ms"));
  }

  @AfterAll
  static void services_are_told_nothing_again() {
    PLATFORM.restartServices(Map.of());
  }

  @Test
  void one_trace_leads_from_the_gateway_to_both_projections() {
    try (Collector collector = new Collector(PORT)) {
      String trace = UUID.randomUUID().toString().replace("-", "");

      String deal = created("00-%s-00f067aa0ba902b7-01".formatted(trace));

      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(ways(collector.trace(trace)))
                  .containsExactlyInAnyOrder(
                      "gateway SERVER after 00f067aa0ba902b7",
                      "gateway CLIENT after gateway SERVER",
                      "pipeline-service SERVER after gateway CLIENT",
                      "pipeline-service PRODUCER after pipeline-service SERVER",
                      "forecast-service CONSUMER after pipeline-service SERVER",
                      "performance-service CONSUMER after pipeline-service SERVER"));
      for (Collector.Told span : collector.trace(trace)) {
        if (!span.kind().equals("CLIENT")) {
          assertThat(span.attributes()).containsEntry("revline.correlation_id", correlation);
        }
        if (span.name().endsWith("revline.deal.created.v1")) {
          assertThat(span.attributes()).containsEntry("cloudevents.event_subject", deal);
        }
      }
      for (Service service : Service.values()) {
        await(service.folder() + " logs " + trace)
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(JsonLog.traceIds(PLATFORM.log(service), correlation))
                    .containsExactly(trace));
      }
    }
  }

  @Test
  void no_span_tells_what_was_sent_or_asked_for() {
    String token = PLATFORM.token("revops");
    String trace = UUID.randomUUID().toString().replace("-", "");
    try (Collector collector = new Collector(PORT)) {
      created("00-%s-00f067aa0ba902b7-01".formatted(trace));
      api.as("revops")
          .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(trace))
          .get("/api/v1/deals?access_token=" + token)
          .then()
          .statusCode(400);

      await().atMost(PATIENCE).until(() -> collector.trace(trace).size() == 9);
      assertThat(collector.trace(trace))
          .noneMatch(span -> span.toString().contains(token))
          .noneMatch(span -> span.toString().contains(name))
          .noneMatch(span -> span.toString().contains("access_token"))
          .allMatch(span ->
              span.attributes().getOrDefault("client.address", "REDACTED").equals("REDACTED"));
    }
  }

  @Test
  void requests_and_projections_go_on_while_the_collector_is_away() throws IOException {
    goesOn();
  }

  @Test
  void requests_and_projections_go_on_while_the_collector_does_not_answer() throws IOException {
    try (ServerSocket silent = new ServerSocket(PORT, 50, InetAddress.getLoopbackAddress())) {
      goesOn();
      assertThat(silent.accept()).as("somebody wanted to tell").isNotNull();
    }
  }

  private void goesOn() throws IOException {
    List<String> deals = Stream.generate(() -> "'" + created("") + "'").limit(20).toList();
    String known =
        "SELECT count(DISTINCT deal_id) FROM deal_segment WHERE deal_id IN (%s)"
            .formatted(String.join(", ", deals));
    for (Service service : List.of(Service.FORECAST, Service.PERFORMANCE)) {
      await(service.folder())
          .atMost(PATIENCE)
          .until(() -> new Databases(PLATFORM).number(service, known) == deals.size());
      // Events that come together are logged by the last of them.
      assertThat(JsonLog.traceIds(PLATFORM.log(service), correlation)).isNotEmpty();
    }
    for (Service service : Service.values()) {
      assertThat(Files.readAllLines(PLATFORM.log(service)))
          .filteredOn(line -> line.contains("opentelemetry"))
          .as("what %s says of it", service.folder())
          .hasSizeLessThan(20);
    }
  }

  /** Creates a deal as part of a caller's trace; returns its id. */
  private String created(String traceparent) {
    return api.as("revops")
        .header("X-Correlation-Id", correlation)
        .header("traceparent", traceparent)
        .body("{\"name\": \"%s\"}".formatted(name))
        .post("/api/v1/deals")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Each span and the one it follows from. */
  private static List<String> ways(List<Collector.Told> trace) {
    Map<String, String> known =
        trace.stream()
            .collect(
                Collectors.toMap(Collector.Told::id, span -> span.service() + " " + span.kind()));
    return trace.stream()
        .map(span ->
            known.get(span.id()) + " after " + known.getOrDefault(span.parent(), span.parent()))
        .toList();
  }
}
