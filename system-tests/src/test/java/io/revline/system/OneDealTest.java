package io.revline.system;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.platform.home.Service;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One deal on its whole way: gateway, pipeline, Kafka, forecast and performance. */
class OneDealTest {
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final RunningPlatform platform = RunningPlatform.shared();
  private final Api api = new Api(platform);

  /** The first deal of all pays for loading classes; the second is like every later one. */
  @BeforeAll
  static void warm_the_path_up() {
    OneDealTest first = new OneDealTest();
    String owner = anyOwner();
    first.win(first.anyDeal(owner), owner, Duration.ofSeconds(20));
  }

  @Test
  void a_won_deal_is_in_the_rollup_and_on_the_scorecard_within_a_second() {
    String owner = anyOwner();
    String deal = anyDeal(owner);
    move(deal, "proposal");

    Duration elapsed = win(deal, owner, A_SECOND);

    System.out.printf("won to rollup and scorecard: %d ms%n", elapsed.toMillis());
    assertThat(elapsed).isLessThanOrEqualTo(A_SECOND);
    assertThat(rollup(owner, "closed-won", "").amount("USD")).isEqualByComparingTo("1200.50");
    assertThat(won(owner).amount("USD")).isEqualByComparingTo("1200.50");
    assertThat(isIn(owner, "open-pipeline", "")).isFalse();
  }

  @Test
  void its_history_has_three_versions_and_as_of_between_them_shows_each_state() {
    String owner = anyOwner();
    String deal = anyDeal(owner);
    move(deal, "proposal");
    win(deal, owner, A_SECOND);

    JsonNode versions = api.tree(deal + "/history").path("versions");

    assertThat(texts(versions, "type")).containsExactly("created", "changed", "won");
    assertThat(texts(versions, "version")).containsExactly("1", "2", "3");
    Instant moved = changedAt(versions.path(1));
    Instant won = changedAt(versions.path(2));
    assertThat(stage(deal, moved)).isEqualTo("prospecting");
    assertThat(stage(deal, won)).isEqualTo("proposal");
    assertThat(stage(deal, won.plus(1, MICROS))).isEqualTo("won");
    api.as("revops").get(deal + "?asOf=" + changedAt(versions.path(0))).then().statusCode(404);
  }

  @Test
  void the_rollup_as_of_a_time_between_the_versions_shows_the_pipeline_of_then() {
    String owner = anyOwner();
    String deal = anyDeal(owner);
    move(deal, "proposal");
    win(deal, owner, A_SECOND);
    JsonNode versions = api.tree(deal + "/history").path("versions");
    String beforeMove = "&asOf=" + changedAt(versions.path(1));
    String beforeWin = "&asOf=" + changedAt(versions.path(2));

    assertThat(rollup(owner, "weighted-pipeline", beforeMove).amount("USD"))
        .isEqualByComparingTo("120.05");
    assertThat(rollup(owner, "weighted-pipeline", beforeWin).amount("USD"))
        .isEqualByComparingTo("600.25");
    assertThat(rollup(owner, "open-pipeline", beforeWin).amount("USD"))
        .isEqualByComparingTo("1200.50");
    assertThat(isIn(owner, "closed-won", beforeWin)).isFalse();
    assertThat(rollup(owner, "closed-won", "").count()).isEqualTo(1);
  }

  @Test
  void a_correlation_id_follows_a_change_into_kafka_and_every_log() {
    String id = "whole-way-" + UUID.randomUUID();

    String deal =
        api.as("revops")
            .header("X-Correlation-Id", id)
            .body(body(anyOwner()))
            .post("/api/v1/deals")
            .then()
            .statusCode(201)
            .header("X-Correlation-Id", id)
            .extract()
            .path("id");

    DealTopic topic = new DealTopic(platform);
    List<DealTopic.Event> told =
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> topic.firstOccurrences().getOrDefault(deal, List.of()), e -> !e.isEmpty());
    assertThat(told).extracting(event -> event.header("ce_correlationid")).containsExactly(id);
    for (Service service : List.of(Service.GATEWAY, Service.PIPELINE, Service.FORECAST)) {
      await(service.folder() + " logs " + id)
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> assertThat(JsonLog.correlationIds(platform.log(service))).contains(id));
    }
  }

  @Test
  void nothing_is_traced_unless_it_is_said_where_to_send_it() {
    String id = "untraced-" + UUID.randomUUID();

    String deal =
        api.as("revops")
            .header("X-Correlation-Id", id)
            .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .body(body(anyOwner()))
            .post("/api/v1/deals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    DealTopic topic = new DealTopic(platform);
    List<DealTopic.Event> told =
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> topic.firstOccurrences().getOrDefault(deal, List.of()), e -> !e.isEmpty());
    assertThat(told).noneMatch(event -> event.headers().containsKey("ce_traceparent"));
    for (Service service : Service.values()) {
      await(service.folder() + " logs " + id)
          .atMost(Duration.ofSeconds(10))
          .until(() -> JsonLog.correlationIds(platform.log(service)).contains(id));
      assertThat(JsonLog.traceIds(platform.log(service), id)).isEmpty();
    }
  }

  private static String anyOwner() {
    return "rep-" + UUID.randomUUID();
  }

  private static String body(String owner) {
    return """
    {"name": "Whole way", "amount": {"amount": "1200.50", "currency": "USD"}, "owner": "%s",
     "closeDate": "%s"}
    """
        .formatted(owner, today());
  }

  private String anyDeal(String owner) {
    return api.created(body(owner));
  }

  private void move(String deal, String stage) {
    api.as("revops")
        .body("{\"stage\": \"%s\"}".formatted(stage))
        .post(deal + "/move")
        .then()
        .statusCode(200);
  }

  /** Wins a deal and waits until forecast and performance show it; returns how long that took. */
  private Duration win(String deal, String owner, Duration patience) {
    api.as("revops").post(deal + "/win").then().statusCode(200);
    long answered = System.nanoTime();
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(patience)
        .until(() -> isIn(owner, "closed-won", "") && isOnScorecard(owner));
    return Duration.ofNanos(System.nanoTime() - answered);
  }

  private boolean isIn(String owner, String metric, String asOf) {
    return api.figure(rollupPath(asOf), metric).row(owner).isPresent();
  }

  private Api.Row rollup(String owner, String metric, String asOf) {
    return api.figure(rollupPath(asOf), metric).row(owner).orElseThrow();
  }

  private static String rollupPath(String asOf) {
    return "/api/v1/forecast/rollups?groupBy=owner&period=%d-Q%d%s"
        .formatted(today().getYear(), (today().getMonthValue() + 2) / 3, asOf);
  }

  private boolean isOnScorecard(String owner) {
    return api.figure(scorecardPath(), "won").row(owner).isPresent();
  }

  private Api.Row won(String owner) {
    return api.figure(scorecardPath(), "won").row(owner).orElseThrow();
  }

  private static String scorecardPath() {
    YearMonth month = YearMonth.from(today());
    return "/api/v1/performance/scorecards?groupBy=rep&from=%s&to=%s"
        .formatted(month.atDay(1), month.plusMonths(1).atDay(1));
  }

  private String stage(String deal, Instant asOf) {
    return api.get(deal + "?asOf=" + asOf).path("stage");
  }

  private static Instant changedAt(JsonNode version) {
    return Instant.parse(version.path("changes").path(0).path("at").asText());
  }

  private static List<String> texts(JsonNode versions, String field) {
    return versions.valueStream().map(version -> version.path(field).asText()).toList();
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
  }
}
