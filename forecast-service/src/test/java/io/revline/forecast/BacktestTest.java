package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replays of 1999, in which deals of proposals were won and deals of prospects lost. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class BacktestTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<Made> MADE = new ArrayList<>();
  private static final List<CloudEvent> DEALS = deals();

  @Inject DataSource source;
  private Database database;

  /** What was made up of a deal. */
  private record Made(Instant created, Instant closed, boolean won, boolean web) {}

  private static List<CloudEvent> deals() {
    Random random = new Random(40);
    List<CloudEvent> events = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      DealHistory deal = new DealHistory();
      boolean good = i % 2 == 0;
      boolean web = i % 3 == 0;
      Instant created =
          Instant.parse("1997-07-05T09:00:00Z").plus(Duration.ofHours(random.nextInt(17_000)));
      Instant closed = created.plus(Duration.ofHours(24 + random.nextInt(2_000)));
      events.add(
          deal.say(
              created,
              created,
              it ->
                  it.of("b-rep")
                      .worth("100.00", "USD")
                      .custom("channel", web ? "web" : "phone")
                      .stage(good ? Stage.PROPOSAL : Stage.PROSPECTING)));
      boolean won = good == random.nextInt(10) > 0;
      events.add(deal.say(closed, closed, it -> it.stage(won ? Stage.WON : Stage.LOST)));
      MADE.add(new Made(created, closed, won, web));
    }
    return events;
  }

  @BeforeEach
  void published() {
    DealTopic.publishOnce(DEALS);
    database = new Database(source);
    database.awaitApplied(DEALS);
  }

  @Test
  void a_backtest_says_how_good_each_source_would_have_been() {
    JsonPath done =
        awaited(
            begun(
                "{\"from\": \"1999-03-01\", \"to\": \"1999-07-01\", \"horizons\": [90, 30],"
                    + " \"measure\": \"count\", \"node\": \"rep:b-rep\"}"),
            "succeeded");
    JsonPath findings = asked(done.getString("id") + "/findings");

    assertThat(done.getInt("datesDone")).isEqualTo(4);
    assertThat(findings.getList("deals.source"))
        .containsExactly(
            "model", "stageProbability", "stageRate", "model", "stageProbability", "stageRate");
    assertThat(findings.getList("deals.horizonDays")).containsExactly(30, 30, 30, 90, 90, 90);
    assertThat(findings.getList("deals.accuracy.deals")).doesNotContain(0);
    assertThat(findings.getInt("deals[0].accuracy.wins"))
        .as("fewer are won within a month than within three")
        .isLessThan(findings.getInt("deals[3].accuracy.wins"));
    assertThat(findings.getDouble("deals[3].accuracy.auc"))
        .as("proposals are won nine times of ten, prospects once")
        .isGreaterThan(0.8);
    assertThat(findings.getList("periods.source"))
        .contains(
            "projection",
            "projectionMediumMemory",
            "projectionLongMemory",
            "lastPeriod",
            "samePeriodLastQuarter",
            "samePeriodLastYear");
    assertThat(findings.getDouble("periods.find { it.source == 'projection' }.accuracy.wape"))
        .isLessThan(0.5);
    assertThat(findings.getList("verdicts.about"))
        .containsExactly("deals within 30 days", "deals within 90 days", "periods");
    assertThat(findings.getString("verdicts[1].because"))
        .startsWith("Brier, the lower the better: " + findings.getString("verdicts[1].best"));
  }

  @Test
  void a_segment_is_replayed_as_if_there_were_no_other_deals() {
    String of =
        "{\"from\": \"1999-05-01\", \"to\": \"1999-05-02\", \"measure\": \"count\","
            + " \"node\": \"rep:b-rep\", \"segment\": \"%s\"}";
    String all = succeeded(of.replace(", \"segment\": \"%s\"", ""));
    String web = succeeded(of.formatted("field:channel:web"));
    String nothing = succeeded(of.formatted("field:industry:mining"));

    Instant day = Instant.parse("1999-05-01T00:00:00Z");
    Instant quarter = Instant.parse("1999-04-01T00:00:00Z");
    Instant next = Instant.parse("1999-07-01T00:00:00Z");
    assertThat(scored(web))
        .isEqualTo(ofWeb(deal -> deal.created().isBefore(day) && !deal.closed().isBefore(day)))
        .isLessThan(scored(all));
    assertThat(came(web))
        .isEqualTo(
            ofWeb(deal ->
                deal.won() && !deal.closed().isBefore(quarter) && deal.closed().isBefore(next)))
        .isLessThan(came(all));
    assertThat(scored(nothing)).isZero();
    assertThat(came(nothing)).isZero();
  }

  private static String succeeded(String plan) {
    String id = begun(plan);
    awaited(id, "succeeded");
    return id;
  }

  private static int scored(String id) {
    return asked(id + "/findings").getInt("deals[0].accuracy.deals");
  }

  private static int came(String id) {
    return (int) asked(id + "/days").getDouble("find { it.source == 'projection' }.actual");
  }

  private static int ofWeb(Predicate<Made> which) {
    return (int) MADE.stream().filter(Made::web).filter(which).count();
  }

  @Test
  void what_was_said_on_each_day_is_a_table() {
    String id =
        begun(
            "{\"from\": \"1999-05-01\", \"to\": \"1999-05-16\", \"step\": \"week\", \"period\":"
                + " \"month\", \"measure\": \"count\"}");
    awaited(id, "succeeded");

    List<String> rows =
        given()
            .auth()
            .oauth2(Tokens.of("finance"))
            .get("/api/v1/forecast/backtests/" + id + "/days?format=csv")
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .lines()
            .toList();
    assertThat(rows.getFirst())
        .startsWith("asOf,source,horizonDays,deals,wins,expectedWins,auc,brier,period");
    assertThat(rows).filteredOn(row -> row.contains(",model,")).hasSize(3);
    assertThat(rows).filteredOn(row -> row.contains(",projection,")).hasSize(3);
  }

  @Test
  void a_backtest_that_is_cancelled_keeps_what_it_found_and_goes_no_further() {
    String id = begun("{\"from\": \"1998-06-01\", \"to\": \"1999-12-01\", \"step\": \"week\"}");
    await().atMost(PATIENCE).until(() -> asked(id).getInt("datesDone") > 0);

    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .post("/api/v1/forecast/backtests/" + id + "/cancel")
        .then()
        .statusCode(200);

    int done = asked(id).getInt("datesDone");
    // Another one is worked off after it, so this one has stopped.
    awaited(begun("{\"from\": \"1999-05-01\", \"to\": \"1999-05-02\"}"), "succeeded");
    assertThat(asked(id).getString("state")).isEqualTo("cancelled");
    assertThat(asked(id).getInt("datesDone")).isEqualTo(done).isLessThan(78);
    assertThat(asked(id + "/findings").getList("deals")).isNotEmpty();
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .post("/api/v1/forecast/backtests/" + id + "/cancel")
        .then()
        .statusCode(409);
  }

  @Test
  void a_backtest_that_a_crash_left_behind_goes_on_where_it_stood() throws SQLException {
    String id = begun("{\"from\": \"1999-05-01\", \"to\": \"1999-06-02\"}");
    awaited(id, "succeeded");
    String found = asked(id + "/days").prettify();

    // As a crash in the middle of the second day leaves it: held by nobody that lives.
    database.rows(
        "WITH gone AS (DELETE FROM backtest_deals WHERE backtest_id = '%1$s' AND as_of > '1999-05-15'), gone_too AS (DELETE FROM backtest_period WHERE backtest_id = '%1$s' AND as_of > '1999-05-15') UPDATE backtest SET state = 'running', dates_done = 1, finished_at = NULL, held_until = '2020-01-01' WHERE id = '%1$s' RETURNING id"
            .formatted(id));

    awaited(id, "succeeded");
    assertThat(asked(id + "/days").prettify()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                      | from
          {"from": "1999-01-01"}                                                  | to
          {"from": "1999-01-01", "to": "1998-01-01"}                              | to
          {"from": "1999-01-01", "to": "2100-01-01"}                              | from
          {"from": "2026-01-01", "to": "2027-12-31"}                              | to
          {"from": "1999-01-01", "to": "1999-02-01", "step": "day"}               | step
          {"from": "1999-01-01", "to": "1999-02-01", "period": "year"}            | period
          {"from": "1999-01-01", "to": "1999-02-01", "horizons": [0]}             | horizons
          {"from": "1999-01-01", "to": "1999-02-01", "horizons": []}              | horizons
          {"from": "1999-01-01", "to": "1999-02-01", "horizons": [30, null]}      | horizons
          {"from": "1999-01-01", "to": "1999-02-01", "horizons": [7,8,9,10,11,12,13]} | horizons
          {"from": "1999-01-01", "to": "1999-02-01", "segment": "colour:red"}     | segment
          {"from": "1999-01-01", "to": "1999-02-01", "segment": "source:"}        | segment
          {"from": "1999-01-01", "to": "1999-02-01", "segment": "field:industry"} | segment
          {"from": "1999-01-01", "to": "1999-02-01", "measure": "value"}          | measure
          {"from": "1999-01-01", "to": "1999-02-01", "node": "north"}             | node
          {"from": "1999-01-01", "to": "1999-02-01", "colour": "red"}             | colour
          """)
  void what_cannot_be_replayed_is_refused_with_the_name_of_the_field(String body, String field) {
    posted(Tokens.of("revops"), body)
        .then()
        .statusCode(400)
        .body(containsString("\"" + field + "\""));
  }

  @Test
  void only_finance_and_operations_replay() {
    posted(Tokens.rep("b-rep"), "{\"from\": \"1999-01-01\", \"to\": \"1999-02-01\"}")
        .then()
        .statusCode(403);
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .get("/api/v1/forecast/backtests/0190d1c2-0000-7000-8000-000000000000/findings")
        .then()
        .statusCode(404);
  }

  private static Response posted(String token, String body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/forecast/backtests");
  }

  private static String begun(String body) {
    return posted(Tokens.of("revops"), body)
        .then()
        .statusCode(202)
        .extract()
        .jsonPath()
        .getString("id");
  }

  private static JsonPath awaited(String id, String state) {
    await().atMost(PATIENCE).until(() -> !asked(id).getString("state").equals("running"));
    JsonPath done = asked(id);
    assertThat(done.getString("state")).as(done.prettify()).isEqualTo(state);
    return done;
  }

  private static JsonPath asked(String path) {
    return given()
        .auth()
        .oauth2(Tokens.of("finance"))
        .get("/api/v1/forecast/backtests/" + path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
