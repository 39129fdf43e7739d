package io.revline.performance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.calendar.CalendarTopic;
import io.revline.testkit.deal.Database;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A calendar that this test tells of is gone after it: other tests know the calendar year. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class CalendarTest {
  @Inject DataSource source;
  private Database database;

  @BeforeEach
  void open() {
    database = new Database(source);
  }

  @AfterEach
  void forget() throws SQLException {
    database.run("DELETE FROM reference_version WHERE type = 'calendar'");
  }

  @Test
  void a_period_is_a_window_of_the_calendar_year_until_the_calendar_is_told() {
    assertWindow("2017-Q4", "2017-10-01T00:00:00Z", "2018-01-01T00:00:00Z");

    CloudEvent first = CalendarTopic.months(1, "2026-01-01T00:00:00Z", "Europe/Berlin", 7, "end");
    CalendarTopic.publish(first);
    database.awaitApplied(List.of(first));

    assertWindow("2017-Q4", "2017-03-31T22:00:00Z", "2017-06-30T22:00:00Z");
    assertWindow("2017-11", "2017-10-31T23:00:00Z", "2017-11-30T23:00:00Z");
    assertWindow("FY2017", "2016-06-30T22:00:00Z", "2017-06-30T22:00:00Z");
  }

  @Test
  void the_latest_version_holds_in_whatever_order_and_however_often_they_come()
      throws SQLException {
    CloudEvent first = CalendarTopic.months(1, "2026-01-01T00:00:00Z", "UTC", 7, "end");
    CloudEvent second = CalendarTopic.months(2, "2026-01-02T00:00:00Z", "UTC", 2, "start");

    CalendarTopic.publish(second, first, second, first);
    database.awaitApplied(List.of(first, second));

    assertWindow("FY2017", "2017-02-01T00:00:00Z", "2018-02-01T00:00:00Z");
    assertThat(
            database.rows(
                "SELECT version, kind, actor, origin FROM reference_version"
                    + " WHERE type = 'calendar' ORDER BY 1"))
        .containsExactly(
            List.of("1", "created", "olga", "person"), List.of("2", "changed", "olga", "person"));
  }

  @Test
  void a_calendar_that_breaks_its_contract_is_set_aside_and_the_next_one_holds()
      throws SQLException {
    CloudEvent gap =
        CalendarTopic.event(
            1,
            "2026-01-01T00:00:00Z",
            """
            {"kind": "created", "id": "default", "version": 1, "calendar": {"timeZone": "UTC",
             "months": {"startMonth": 1, "yearNamedBy": "start"},
             "overrides": [{"name": "2017-07", "from": "2017-07-01", "to": "2017-07-30"}]}}
            """);
    CloudEvent next = CalendarTopic.months(2, "2026-01-02T00:00:00Z", "UTC", 10, "end");

    CalendarTopic.publish(gap, next);
    database.awaitApplied(List.of(next));
    await()
        .atMost(Database.PATIENCE)
        .ignoreExceptions()
        .until(
            () ->
                database
                    .rows(
                        "SELECT reason FROM dead_letter WHERE headers->>'ce_id' = ANY (?)",
                        gap.id())
                    .getFirst()
                    .getFirst(),
            reason -> reason.contains("a gap of 2 days"));

    assertWindow("FY2017", "2016-10-01T00:00:00Z", "2017-10-01T00:00:00Z");
    assertThat(database.number("SELECT count(*) FROM reference_version WHERE type = 'calendar'"))
        .isEqualTo(1);
  }

  private static void assertWindow(String period, String from, String to) {
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .get("/api/v1/performance/scorecards?groupBy=rep&period=" + period)
        .then()
        .statusCode(200)
        .body("figures[0].filters.from", equalTo(from))
        .body("figures[0].filters.to", equalTo(to));
  }
}
