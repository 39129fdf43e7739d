package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.revline.contracts.Topics;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.catalog.CatalogTopic;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A calendar that this test sets is gone after it: other tests know the calendar year. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class CalendarTest {
  private static final String PATH = "/api/v1/forecast/calendar";
  private static final String FROM_JULY_IN_BERLIN =
      "{\"timeZone\": \"Europe/Berlin\", \"months\": {\"startMonth\": 7, \"yearNamedBy\": \"end\"}}";
  private static final String US_RETAIL =
      """
      {"timeZone": "America/Chicago", "weeks": {"pattern": "4-5-4", "endMonth": 1,
       "endDay": "saturday", "yearEnd": "nearestMonthEnd", "yearNamedBy": "start"}}
      """;

  private final String correlationId = UUID.randomUUID().toString();

  @Inject DataSource source;
  private Database database;

  @BeforeEach
  @AfterEach
  void forget() throws SQLException {
    database = new Database(source);
    database.run("DELETE FROM reference_version WHERE type = 'calendar'");
  }

  @Test
  void the_calendar_year_holds_until_somebody_says_otherwise() {
    as("rep")
        .get(PATH)
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("timeZone", equalTo("UTC"))
        .body("months.startMonth", equalTo(1))
        .body("months.yearNamedBy", equalTo("start"))
        .body("weeks", nullValue())
        .body("overrides", hasSize(0))
        .body("version", equalTo(0));
  }

  @Test
  void revops_replaces_the_calendar_and_what_was_known_before_stays_known() throws SQLException {
    put("\"0\"", FROM_JULY_IN_BERLIN).statusCode(200).header("ETag", "\"1\"");
    String between = now();
    put("\"1\"", US_RETAIL)
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("timeZone", equalTo("America/Chicago"))
        .body("months", nullValue())
        .body("weeks.pattern", equalTo("4-5-4"))
        .body("weeks.endMonth", equalTo(1))
        .body("weeks.endDay", equalTo("saturday"))
        .body("weeks.yearEnd", equalTo("nearestMonthEnd"))
        .body("weeks.yearNamedBy", equalTo("start"));

    as("finance").get(PATH).then().header("ETag", "\"2\"").body("weeks.endMonth", equalTo(1));
    as("finance")
        .get(PATH + "?knownAt=" + between)
        .then()
        .header("ETag", "\"1\"")
        .body("months.startMonth", equalTo(7))
        .body("knownAt", equalTo(between));
    as("finance").get(PATH + "?knownAt=2017-01-01").then().header("ETag", "\"0\"");
    // Nothing is known of the future: it is as if now was asked for, once no writer is under way.
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() ->
            as("finance")
                .get(PATH + "?knownAt=2999-01-01")
                .then()
                .header("ETag", "\"2\"")
                .body("knownAt", lessThan("2900")));
    as("finance")
        .get(PATH + "/periods?year=2017&knownAt=" + between)
        .then()
        .body("version", equalTo(1))
        .body("periods[0].from", equalTo("2016-07-01"));
  }

  @Test
  void a_dry_run_checks_and_shows_the_calendar_and_changes_nothing() throws SQLException {
    as("revops")
        .header("If-Match", "\"0\"")
        .body(FROM_JULY_IN_BERLIN)
        .put(PATH + "?dryRun=true")
        .then()
        .statusCode(200)
        .body("months.startMonth", equalTo(7));
    as("revops")
        .header("If-Match", "\"4\"")
        .body(FROM_JULY_IN_BERLIN)
        .put(PATH + "?dryRun=true")
        .then()
        .statusCode(412);

    as("revops").get(PATH).then().body("months.startMonth", equalTo(1));
    assertThat(versions()).isZero();
  }

  @Test
  void the_same_calendar_again_changes_nothing() throws SQLException {
    put("\"0\"", FROM_JULY_IN_BERLIN).statusCode(200).header("ETag", "\"1\"");
    put("\"1\"", FROM_JULY_IN_BERLIN).statusCode(200).header("ETag", "\"1\"");

    assertThat(versions()).isEqualTo(1);
  }

  @Test
  void a_stale_or_missing_version_is_refused() throws SQLException {
    put("\"0\"", FROM_JULY_IN_BERLIN).statusCode(200);

    put("\"0\"", US_RETAIL).statusCode(412);
    as("revops").body(US_RETAIL).put(PATH).then().statusCode(428);

    assertThat(versions()).isEqualTo(1);
  }

  @Test
  void a_change_is_told_once_and_keeps_its_contract() throws SQLException {
    put("\"0\"", FROM_JULY_IN_BERLIN).statusCode(200);
    put("\"1\"", US_RETAIL).statusCode(200);
    put("\"2\"", US_RETAIL).statusCode(200);
    put("\"1\"", FROM_JULY_IN_BERLIN).statusCode(412);

    assertThat(Told.on(Topics.CALENDAR, correlationId, database))
        .hasSize(2)
        .first()
        .satisfies(event -> {
          assertThat(event.type()).isEqualTo("revline.calendar.changed.v1");
          assertThat(event.subject()).isEqualTo("default");
          assertThat(event.aggregateVersion()).isEqualTo(1);
          assertThat(event.provenance().origin()).isEqualTo("person");
          assertThat(event.body())
              .contains("\"kind\":\"created\"")
              .contains("\"timeZone\":\"Europe/Berlin\"")
              .contains("\"months\":{\"startMonth\":7,\"yearNamedBy\":\"end\"}")
              .doesNotContain("weeks");
        });
  }

  @Test
  void the_audit_says_who_set_which_calendar_when_and_from_where() {
    put("\"0\"", FROM_JULY_IN_BERLIN).statusCode(200);
    put("\"1\"", US_RETAIL).statusCode(200);

    as("ops")
        .get("/api/v1/forecast/audit?objectType=calendar&objectId=default")
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(2, 1)))
        .body("items.kind", equalTo(List.of("changed", "created")))
        .body("items.actor", equalTo(List.of("revops", "revops")))
        .body("items.origin", equalTo(List.of("person", "person")))
        .body("items.correlationId", equalTo(List.of(correlationId, correlationId)))
        .body("items.recordedAt", everyItem(greaterThan("2026")))
        .body(
            "items[0].changes.find { it.field == 'timeZone' }",
            equalTo(Map.of("field", "timeZone", "from", "Europe/Berlin", "to", "America/Chicago")))
        .body("items[0].changes.find { it.field == 'months' }.from.startMonth", equalTo(7));
    as("revops")
        .get("/api/v1/forecast/audit?objectType=calendar&origin=import")
        .then()
        .body("items", hasSize(0));
    as("finance").get("/api/v1/forecast/audit").then().statusCode(403);
  }

  @Test
  void a_year_is_listed_with_the_moments_of_its_zone() {
    put("\"0\"", FROM_JULY_IN_BERLIN).statusCode(200);

    as("manager")
        .get(PATH + "/periods?year=2017")
        .then()
        .statusCode(200)
        .body("timeZone", equalTo("Europe/Berlin"))
        .body("version", equalTo(1))
        .body("periods", hasSize(17))
        .body("periods[0].name", equalTo("FY2017"))
        .body("periods[0].level", equalTo("year"))
        .body("periods[0].from", equalTo("2016-07-01"))
        .body("periods[0].to", equalTo("2017-07-01"))
        .body("periods[0].startsAt", equalTo("2016-06-30T22:00:00Z"))
        .body("periods[2].name", equalTo("2017-Q2"))
        .body("periods[2].startsAt", equalTo("2016-09-30T22:00:00Z"))
        .body("periods[2].endsAt", equalTo("2016-12-31T23:00:00Z"))
        .body("periods[5].name", equalTo("2016-07"))
        .body("periods[5].level", equalTo("month"));
  }

  @Test
  void a_date_lies_in_a_year_a_quarter_and_a_month() {
    put("\"0\"", US_RETAIL).statusCode(200);

    as("integration")
        .get(PATH + "/periods?date=2018-02-03")
        .then()
        .statusCode(200)
        .body("periods.name", equalTo(List.of("FY2017", "2017-Q4", "2017-12")))
        .body("periods.level", equalTo(List.of("year", "quarter", "month")))
        .body("periods[2].from", equalTo("2017-12-31"))
        .body("periods[2].to", equalTo("2018-02-04"));
  }

  @Test
  void a_win_falls_into_the_month_it_has_in_the_calendars_zone() {
    DealHistory deal = new DealHistory();
    List<CloudEvent> events =
        List.of(
            deal.say(
                "2018-10-02T08:00:00Z",
                fields -> fields.worth("10.00", "EUR").due("2018-10-31").of("quinn")),
            // Half past midnight on 1 November in Berlin.
            deal.say("2018-10-31T23:30:00Z", fields -> fields.stage(Stage.WON)),
            new DealHistory()
                .say(
                    "2018-10-02T08:00:00Z",
                    fields -> fields.worth("7.00", "EUR").due("2018-10-31").of("quinn")));
    CloudEvent euros = CatalogEvents.corporateCurrency("EUR");
    CatalogTopic.publish(euros);
    DealTopic.publish(events);
    database.awaitApplied(List.of(euros));
    database.awaitApplied(events);

    assertThat(rolledUp("2018-10", "closed-won")).containsExactly("quinn 1 10.00 EUR");
    assertThat(rolledUp("2018-Q4", "closed-won")).containsExactly("quinn 1 10.00 EUR");

    put("\"0\"", FROM_JULY_IN_BERLIN).statusCode(200);
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() -> assertThat(rolledUp("2018-10", "closed-won")).isEmpty());

    assertThat(rolledUp("2018-11", "closed-won")).containsExactly("quinn 1 10.00 EUR");
    // The expected close is a day, not a moment: it is 31 October everywhere.
    assertThat(rolledUp("2018-10", "open-pipeline")).containsExactly("quinn 1 7.00 EUR");
    assertThat(rolledUp("2019-Q2", "closed-won")).containsExactly("quinn 1 10.00 EUR");
    assertThat(rolledUp("2018-Q4", "closed-won")).isEmpty();
    assertThat(rolledUp("FY2019", "open-pipeline")).containsExactly("quinn 1 7.00 EUR");
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          timeZone            | {"timeZone": "Mars/Olympus", "months": {"startMonth": 1, "yearNamedBy": "end"}}
          months              | {"timeZone": "UTC"}
          months              | {"months": {"startMonth": 1, "yearNamedBy": "end"}, "weeks": {"pattern": "4-4-5", "endMonth": 1, "endDay": "friday", "yearEnd": "lastInMonth", "yearNamedBy": "end"}}
          months.startMonth   | {"months": {"startMonth": 13, "yearNamedBy": "end"}}
          months.startMonth   | {"months": {"yearNamedBy": "end"}}
          months.yearNamedBy  | {"months": {"startMonth": 2}}
          months.yearNamedBy  | {"months": {"startMonth": 2, "yearNamedBy": "middle"}}
          weeks.pattern       | {"weeks": {"pattern": "4-4-4", "endMonth": 1, "endDay": "friday", "yearEnd": "lastInMonth", "yearNamedBy": "end"}}
          weeks.endMonth      | {"weeks": {"pattern": "4-4-5", "endMonth": 0, "endDay": "friday", "yearEnd": "lastInMonth", "yearNamedBy": "end"}}
          weeks.endDay        | {"weeks": {"pattern": "4-4-5", "endMonth": 1, "endDay": "FRIDAY", "yearEnd": "lastInMonth", "yearNamedBy": "end"}}
          weeks.yearEnd       | {"weeks": {"pattern": "4-4-5", "endMonth": 1, "endDay": "friday", "yearNamedBy": "end"}}
          overrides           | {"months": {"startMonth": 1, "yearNamedBy": "end"}, "overrides": [null]}
          overrides           | {"months": {"startMonth": 1, "yearNamedBy": "end"}, "overrides": [{"name": "2017-07", "from": "2017-07-01", "to": "2017-07-30"}]}
          overrides.name      | {"months": {"startMonth": 1, "yearNamedBy": "end"}, "overrides": [{"from": "2017-07-01", "to": "2017-08-01"}]}
          overrides.name      | {"months": {"startMonth": 1, "yearNamedBy": "end"}, "overrides": [{"name": "2017-Q3", "from": "2017-07-01", "to": "2017-10-01"}]}
          overrides.from      | {"months": {"startMonth": 1, "yearNamedBy": "end"}, "overrides": [{"name": "2017-07", "from": "July", "to": "2017-08-01"}]}
          overrides.to        | {"months": {"startMonth": 1, "yearNamedBy": "end"}, "overrides": [{"name": "2017-07", "from": "2017-07-01", "to": "2017-07-01"}]}
          body                | null
          """)
  void a_wrong_calendar_is_named_by_field_and_nothing_is_stored(String field, String body)
      throws SQLException {
    put("\"0\"", body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/invalid-input"))
        .body("violations.field", hasItem(field));

    assertThat(versions()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"months\": {\"startMonth\": \"July\", \"yearNamedBy\": \"end\"}}",
        "{\"months\": {\"startMonth\": 7, \"yearNamedBy\": \"end\"}, \"holidays\": []}",
        "{\"months\": []}",
        "{"
      })
  void a_body_that_is_no_calendar_is_a_problem_and_nothing_is_stored(String body)
      throws SQLException {
    put("\"0\"", body).statusCode(400).contentType("application/problem+json");

    assertThat(versions()).isZero();
  }

  @Test
  void a_gap_is_refused_with_the_names_of_both_months() {
    put(
            "\"0\"",
            """
            {"months": {"startMonth": 1, "yearNamedBy": "end"},
             "overrides": [{"name": "2017-07", "from": "2017-07-01", "to": "2017-07-30"}]}
            """)
        .statusCode(400)
        .body(
            "violations[0].message",
            containsString(
                "2017-07 ends before 2017-07-30 and 2017-08 begins on 2017-08-01: a gap of 2"));
  }

  @ParameterizedTest(name = "{0} is refused in {1}")
  @CsvSource({
    "year, knownAt=2017-01-01",
    "year, year=2017&date=2017-01-01",
    "year, year=FY2017",
    "year, year=0999",
    "date, date=2017-02-30",
    "date, date=3017-01-01",
    "knownAt, year=2017&knownAt=yesterday",
    "asOf, year=2017&asOf=2017-01-01"
  })
  void a_wrong_parameter_is_a_problem_that_names_it(String field, String parameters) {
    as("revops")
        .get(PATH + "/periods?" + parameters)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", hasItem(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rep", "manager", "finance", "integration", "ops"})
  void only_revops_may_change_the_calendar(String role) throws SQLException {
    as(role).header("If-Match", "\"0\"").body(FROM_JULY_IN_BERLIN).put(PATH).then().statusCode(403);

    assertThat(versions()).isZero();
  }

  @Test
  void nobody_gets_in_without_a_valid_token() {
    given().get(PATH).then().statusCode(401);
    given().auth().oauth2(Tokens.expired("revops")).get(PATH).then().statusCode(401);
    given().auth().oauth2(Tokens.forged("revops")).get(PATH + "/periods").then().statusCode(401);
    as("ops").get(PATH).then().statusCode(403);
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(Tokens.of(role)).contentType("application/json");
  }

  private ValidatableResponse put(String ifMatch, String body) {
    return as("revops")
        .header("X-Correlation-Id", correlationId)
        .header("If-Match", ifMatch)
        .body(body)
        .put(PATH)
        .then();
  }

  private static List<String> rolledUp(String period, String metric) {
    List<String> lines =
        Figures.seenWith(Tokens.rep("quinn"), "period=" + period + "&groupBy=owner&asOf=2018-12-01")
            .of(metric);
    return lines.subList(0, lines.size() - 1);
  }

  /** The database's time, which is the recorded time. */
  private String now() throws SQLException {
    String utc =
        database
            .rows(
                "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')")
            .getFirst()
            .getFirst();
    return Instant.parse(utc.replace(" ", "T") + "Z").toString();
  }

  private long versions() throws SQLException {
    return database.number("SELECT count(*) FROM reference_version WHERE type = 'calendar'");
  }
}
