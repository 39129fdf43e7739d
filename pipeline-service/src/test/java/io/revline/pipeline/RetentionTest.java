package io.revline.pipeline;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.revline.pipeline.Api.anyDeal;
import static io.revline.pipeline.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.revline.kit.retention.RetentionConfig;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept for a time only: 30 days in the inbox, 7 days of keys, 30 days of rejected rows. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class RetentionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(2);
  private static final Pattern SETTING =
      Pattern.compile("\\| `(revline\\.retention\\.\\w+)` \\| `(\\w+)` \\|.+");

  private static final String DEALS =
      """
      source: %s
      externalId: id
      pipeline: default
      dates: {format: yyyy-MM-dd, zone: UTC}
      created: created
      closed: closed
      stage: {column: state, values: {Won: won}}
      openedIn: qualification
      fields: {name: id}
      """;

  @Inject DataSource source;
  @Inject RetentionConfig config;
  private Database database;

  @BeforeEach
  void open() {
    database = new Database(source);
  }

  @Test
  void what_a_projection_has_handled_is_forgotten_after_30_days_and_not_before()
      throws SQLException {
    UUID old = handled("pipeline-people", "30 days 1 minute");
    UUID young = handled("pipeline-people", "29 days 23 hours");
    double before = forgotten("inbox");

    awaitGone(old);

    await().atMost(PATIENCE).until(() -> forgotten("inbox") == before + 1);
    assertThat(isRemembered(young)).isTrue();
  }

  @Test
  void what_the_intake_has_taken_is_remembered_for_ever_because_nothing_else_tells_a_repeat()
      throws SQLException {
    UUID taken = handled("pipeline-intake", "3000 days");

    awaitGone(handled("pipeline-people", "3000 days"));

    assertThat(isRemembered(taken)).isTrue();
  }

  @Test
  void an_event_that_waits_as_a_dead_letter_is_remembered_until_it_is_replayed()
      throws SQLException {
    UUID waiting = UUID.randomUUID();
    database.run(
        """
        INSERT INTO dead_letter VALUES (gen_random_uuid(), 'pipeline-people', 'revline.people.v1',
          0, -1, 'key', '{"ce_id": "%s"}', '', 'kept by a test', now())
        """
            .formatted(waiting));
    handled("pipeline-people", "3000 days", waiting);
    awaitGone(handled("pipeline-people", "3000 days"));
    assertThat(isRemembered(waiting)).isTrue();

    database.run(
        "UPDATE dead_letter SET replayed_at = now() WHERE headers ->> 'ce_id' = '%s'"
            .formatted(waiting));

    awaitGone(waiting);
  }

  @Test
  void a_request_with_a_key_of_7_days_ago_is_a_new_one() throws SQLException {
    String old = keyed("old").statusCode(201).extract().path("id");
    String young = keyed("young").statusCode(201).extract().path("id");
    age("old", "7 days 1 minute");
    age("young", "6 days 23 hours");

    await().atMost(PATIENCE).until(() -> count("idempotency_key WHERE key = 'retention-old'") == 0);

    keyed("young").statusCode(201).body("id", equalTo(young));
    String again = keyed("old").statusCode(201).extract().path("id");
    assertThat(again).isNotEqualTo(old);
  }

  @Test
  void rejected_rows_go_30_days_after_the_end_and_the_import_stays_and_can_be_undone()
      throws SQLException {
    String old = imported("rejects-old");
    String young = imported("rejects-young");
    String unfinished = imported("rejects-unfinished");
    ended(young, "now() - interval '29 days 23 hours'");
    ended(unfinished, "NULL, submitted_at = now() - interval '3000 days'");
    ended(old, "now() - interval '30 days 1 minute'");

    await().atMost(PATIENCE).until(() -> rejects(old) == 0);

    assertThat(rejects(young)).isEqualTo(1);
    assertThat(rejects(unfinished)).isEqualTo(1);
    as("revops")
        .get(old + "/rejected")
        .then()
        .statusCode(404)
        .body(
            "detail",
            equalTo(
                "the rejected rows of this import (1) are no longer kept: a dry run of its table finds them again"));
    as("revops").get(young + "/rejected").then().statusCode(200).body("$", hasSize(1));
    as("revops").get(old).then().statusCode(200).body("rowsRejected", equalTo(1));
    String undo = as("revops").post(old + "/undo").then().statusCode(202).extract().path("id");
    await().atMost(PATIENCE).until(() -> "succeeded".equals(stateOf("/api/v1/imports/" + undo)));
    assertThat(count("deal WHERE name = 'rejects-old' AND deleted")).isEqualTo(1);
  }

  @Test
  void while_another_replica_forgets_this_one_leaves_it_alone() throws SQLException {
    try (Connection other = source.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('retention', 0))");
      UUID old = handled("pipeline-people", "3000 days");

      await().during(SEVERAL_LOOKS).atMost(PATIENCE).until(() -> isRemembered(old));
      other.rollback();

      awaitGone(old);
    }
  }

  @Test
  void the_page_of_settings_says_what_is_so() throws IOException {
    Map<String, String> told = new HashMap<>();
    Path page = Path.of(System.getProperty("revline.root"), "docs", "configuration.md");
    Files.readString(page)
        .lines()
        .map(SETTING::matcher)
        .filter(Matcher::matches)
        .forEach(row -> told.put(row.group(1), row.group(2)));

    Map<String, String> so = new HashMap<>();
    Arrays.stream(RetentionConfig.class.getMethods())
        .map(Method::getName)
        .map("revline.retention."::concat)
        .forEach(key -> so.put(key, ConfigProvider.getConfig().getValue(key, String.class)));
    // Tests do not wait for an hour.
    so.replace("revline.retention.every", "PT0.5S", "PT1H");
    assertThat(told).isEqualTo(so);
    assertThat(config.inbox()).isEqualTo(Duration.ofDays(30));
  }

  /** An event that a consumer has handled some time ago. */
  private UUID handled(String consumer, String ago) throws SQLException {
    UUID event = UUID.randomUUID();
    handled(consumer, ago, event);
    return event;
  }

  private void handled(String consumer, String ago, UUID event) throws SQLException {
    database.run(
        "INSERT INTO inbox (consumer, event_id, handled_at) VALUES ('%s', '%s', now() - interval '%s')"
            .formatted(consumer, event, ago));
  }

  private boolean isRemembered(UUID event) throws SQLException {
    return count("inbox WHERE event_id = '%s'".formatted(event)) == 1;
  }

  private void awaitGone(UUID event) {
    await().atMost(PATIENCE).until(() -> !isRemembered(event));
  }

  private static double forgotten(String what) {
    return get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("revline_rows_forgotten_total{of=\"%s\"".formatted(what)))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static ValidatableResponse keyed(String name) {
    return as("revops")
        .header("Idempotency-Key", "retention-" + name)
        .body(anyDeal("Kept " + name))
        .post("/api/v1/deals")
        .then();
  }

  private void age(String key, String by) throws SQLException {
    database.run(
        "UPDATE idempotency_key SET claimed_at = now() - interval '%s' WHERE key = 'retention-%s'"
            .formatted(by, key));
  }

  /** A finished import with a deal and a row that was rejected; returns its path. */
  private static String imported(String name) {
    String csv = "id,created,closed,state\n%1$s,2025-01-01,2025-02-01,Won\n%1$s-bad,never,,Won\n";
    String id =
        given()
            .auth()
            .oauth2(Tokens.of("revops"))
            .multiPart("file", name + ".csv", csv.formatted(name).getBytes(StandardCharsets.UTF_8))
            .multiPart("mapping", "m.yaml", DEALS.formatted(name).getBytes(StandardCharsets.UTF_8))
            .post("/api/v1/imports")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    String path = "/api/v1/imports/" + id;
    await().atMost(PATIENCE).until(() -> "succeeded".equals(stateOf(path)));
    as("revops").get(path).then().body("rowsApplied", equalTo(1), "rowsRejected", equalTo(1));
    return path;
  }

  private static String stateOf(String job) {
    return as("revops").get(job).path("state");
  }

  private void ended(String job, String at) throws SQLException {
    database.run("UPDATE import_job SET finished_at = %s WHERE id = '%s'".formatted(at, idOf(job)));
  }

  private long rejects(String job) throws SQLException {
    return count("import_reject WHERE job_id = '%s'".formatted(idOf(job)));
  }

  private static String idOf(String job) {
    return job.substring(job.lastIndexOf('/') + 1);
  }

  private long count(String rows) throws SQLException {
    return database.number("SELECT count(*) FROM " + rows);
  }
}
