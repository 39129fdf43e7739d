package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.asRep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revline.testkit.RevlineStack;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Business time and recorded time, and the watermark that keeps answers final. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class TwoTimesTest {
  @Inject DataSource database;

  @Test
  void a_late_fact_changes_the_stretch_it_speaks_of_and_not_what_was_known_before() {
    String name = anyName();
    Instant before = told(name, "2016-01-01T00:00:00Z", 0, "prospecting");
    told(name, "2016-03-01T00:00:00Z", 0, "proposal");
    Instant late = told(name, "2016-02-01T00:00:00Z", 0, "qualification");
    String deal = path(name);

    assertThat(stage(deal, "2016-02-15", late.plusNanos(1_000))).isEqualTo("qualification");
    assertThat(stage(deal, "2016-02-15", late)).isEqualTo("prospecting");
    assertThat(stage(deal, "2016-03-15", late.plusNanos(1_000))).isEqualTo("proposal");
    as("revops").get(deal + "?asOf=2016-02-15&knownAt=" + before).then().statusCode(404);
    as("revops").get(deal).then().body("stage", equalTo("proposal")).body("knownAt", nullValue());
  }

  @Test
  void a_list_shows_what_was_known_of_the_time_asked_about_and_never_anything_else() {
    String account = anyName();
    Instant first = toldOf(account, "2016-01-01T00:00:00Z", "prospecting");
    Instant second = toldOf(account, "2016-02-01T00:00:00Z", "proposal");
    Instant known = second.plusNanos(1_000);

    assertThat(stages(account, "2016-01-01", known)).as("not at its own moment").isEmpty();
    assertThat(stages(account, "2016-01-02", known)).containsExactly("prospecting");
    assertThat(stages(account, "2016-02-15", first)).isEmpty();
    assertThat(stages(account, "2016-02-15", second)).containsExactly("prospecting");
    assertThat(stages(account, "2016-02-15", known)).containsExactly("proposal");
    Instant late = toldOf(account, "2016-02-10T00:00:00Z", "negotiation");
    assertThat(stages(account, "2016-02-15", known)).containsExactly("proposal");
    assertThat(stages(account, "2016-02-15", late.plusNanos(1_000))).containsExactly("negotiation");
    assertThat(stages(account, "2016-02-05", late.plusNanos(1_000))).containsExactly("proposal");
  }

  @Test
  void what_happened_at_one_instant_is_in_the_order_of_the_source() {
    String name = anyName();
    told(name, "2016-01-01T00:00:00Z", 2, "negotiation");
    told(name, "2016-01-01T00:00:00Z", 0, "prospecting");
    Instant last = told(name, "2016-01-01T00:00:00Z", 1, "proposal");

    assertThat(stage(path(name), "2016-01-02", last.plusNanos(1_000))).isEqualTo("negotiation");
  }

  @Test
  void a_sequence_without_its_time_is_refused() {
    as("integration")
        .body("{\"name\": \"any\", \"seq\": 1}")
        .put("/api/v1/deals/by-external-id/tt/" + UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("seq"));
  }

  @Test
  void known_at_is_capped_at_the_watermark_and_told() {
    Instant asked = Instant.parse("2199-01-01T00:00:00Z");

    JsonPath summary =
        as("revops").get("/api/v1/deals/summary?groupBy=stage&knownAt=" + asked).jsonPath();
    JsonPath page = as("revops").get("/api/v1/deals?asOf=2016-01-01&limit=1").jsonPath();

    assertThat(Instant.parse(summary.getString("knownAt"))).isBefore(asked);
    assertThat(page.getString("asOf")).isEqualTo("2016-01-01T00:00:00Z");
    assertThat(page.getString("knownAt")).isNotBlank();
  }

  @Test
  void the_watermark_stays_behind_a_write_that_is_not_committed() throws SQLException {
    try (Connection writer = database.getConnection();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("SELECT pg_current_xact_id()");
      Instant begun = watermark();
      assertThat(watermark()).isEqualTo(begun);
      writer.rollback();
      await().atMost(Duration.ofSeconds(5)).until(() -> watermark().isAfter(begun));
    }
  }

  @Test
  void history_shows_what_was_known_of_what_had_happened() {
    String name = anyName();
    told(name, "2016-01-01T00:00:00Z", 0, "prospecting");
    Instant second = told(name, "2016-03-01T00:00:00Z", 0, "proposal");
    String history = path(name) + "/history";

    assertThat(versions(history)).containsExactly(1, 2);
    assertThat(versions(history + "?knownAt=" + second)).containsExactly(1);
    List<String> changed =
        as("revops").get(history + "?asOf=2016-02-01").jsonPath().getList("versions[1].changes");
    assertThat(changed).isEmpty();
  }

  @Test
  void the_audit_says_who_changed_what_when_and_from_where() {
    String name = anyName();
    told(name, "2016-01-01T00:00:00Z", 0, "prospecting");
    Instant second = told(name, "2016-03-01T00:00:00Z", 0, "proposal");
    String id = path(name).replaceFirst(".*/", "");

    JsonPath audit =
        as("revops")
            .get("/api/v1/audit?objectType=deal&objectId=" + id)
            .then()
            .extract()
            .jsonPath();

    assertThat(audit.getList("items.version")).containsExactly(2, 1);
    assertThat(audit.getList("items.kind")).containsExactly("changed", "created");
    assertThat(audit.getList("items.origin")).containsOnly("intake");
    assertThat(audit.getString("items[0].recordedAt")).isEqualTo(second.toString());
    assertThat(audit.getMap("items[0].changes.find { it.field == 'stage' }"))
        .containsEntry("from", "prospecting")
        .containsEntry("to", "proposal")
        .containsEntry("at", "2016-03-01T00:00:00Z");
    JsonPath first =
        as("revops").get("/api/v1/audit?objectType=deal&limit=1&objectId=" + id).jsonPath();
    JsonPath rest =
        as("revops")
            .get(
                "/api/v1/audit?objectType=deal&objectId="
                    + id
                    + "&cursor="
                    + first.getString("next"))
            .jsonPath();
    assertThat(rest.getList("items.version")).containsExactly(1);
    assertThat(rest.getString("next")).isNull();
    asRep("mia").get("/api/v1/audit").then().statusCode(403);
  }

  private static List<Integer> versions(String history) {
    return as("revops").get(history).jsonPath().getList("versions.version");
  }

  private static Instant watermark() {
    return Instant.parse(
        as("revops").get("/api/v1/deals/summary?groupBy=stage").jsonPath().getString("knownAt"));
  }

  private static String anyName() {
    return "deal-" + UUID.randomUUID();
  }

  private static String path(String name) {
    return "/api/v1/deals/"
        + as("revops")
            .body("{}")
            .put("/api/v1/deals/by-external-id/tt/" + name)
            .jsonPath()
            .getString("id");
  }

  /** Returns when it was recorded. */
  private static Instant told(String name, String at, int seq, String stage) {
    return Instant.parse(
        as("integration")
            .body(
                """
                {"name": "%s", "stage": "%s", "at": "%s", "seq": %d}\
                """
                    .formatted(name, stage, at, seq))
            .put("/api/v1/deals/by-external-id/tt/" + name)
            .jsonPath()
            .getString("updatedAt"));
  }

  /** Returns when it was recorded; by then answers show it. */
  private static Instant toldOf(String account, String at, String stage) {
    Instant recorded =
        Instant.parse(
            as("integration")
                .body(
                    """
                    {"name": "any", "account": "%s", "stage": "%s", "at": "%s"}\
                    """
                        .formatted(account, stage, at))
                .put("/api/v1/deals/by-external-id/tt/" + account)
                .jsonPath()
                .getString("updatedAt"));
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> watermark().isAfter(recorded.plusNanos(1_000)));
    return recorded;
  }

  private static List<String> stages(String account, String asOf, Instant knownAt) {
    return as("revops")
        .get("/api/v1/deals?account=%s&asOf=%s&knownAt=%s".formatted(account, asOf, knownAt))
        .then()
        .statusCode(200)
        .body("knownAt", equalTo(knownAt.toString()))
        .extract()
        .path("items.stage");
  }

  private static String stage(String deal, String asOf, Instant knownAt) {
    return as("revops").get(deal + "?asOf=" + asOf + "&knownAt=" + knownAt).path("stage");
  }
}
