package io.revline.pipeline;

import static io.restassured.RestAssured.given;
import static io.revline.pipeline.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.reference.Reference;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.calendar.CalendarTopic;
import io.revline.testkit.deal.Database;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class CalendarTest {
  @Inject DataSource source;
  @Inject FiscalCalendars calendars;

  @Test
  void the_calendar_is_known_as_it_was_told() throws SQLException {
    Database database = new Database(source);
    CloudEvent first = CalendarTopic.months(1, "2026-01-01T00:00:00Z", "UTC", 7, "end");
    CloudEvent second = CalendarTopic.months(2, "2026-01-02T00:00:00Z", "Asia/Tokyo", 4, "start");
    CloudEvent broken = CalendarTopic.event(3, "2026-01-03T00:00:00Z", "{\"kind\": \"changed\"}");

    CalendarTopic.publish(first, second, first, broken);
    database.awaitApplied(List.of(first, second));

    assertThat(firstDay(calendars.known(null))).isEqualTo("2017-04-01");
    assertThat(calendars.known(null).version()).isEqualTo(2);
    // It counts from when it was heard here.
    assertThat(firstDay(calendars.known(heard(database, 2)))).isEqualTo("2016-07-01");
    assertThat(calendars.known(heard(database, 1)).version()).isZero();
    assertThat(firstDay(calendars.known(Instant.parse("2025-01-01T00:00:00Z"))))
        .isEqualTo("2017-01-01");
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() ->
            given()
                .auth()
                .oauth2(Tokens.of("ops"))
                .get("/api/v1/pipeline/dead-letters")
                .then()
                .statusCode(200)
                .body("reason", hasItem("id is missing")));
    assertThat(monthOfAWinAt("2017-03-31T20:00:00Z")).as("in Tokyo").isEqualTo("2017-04");
  }

  private static String monthOfAWinAt(String at) {
    as("integration")
        .body(
            """
            {"name": "a", "account": "tokyo", "stage": "won", "at": "%s"}\
            """
                .formatted(at))
        .put("/api/v1/deals/by-external-id/calendar/tokyo")
        .then()
        .statusCode(201);
    return as("revops")
        .get("/api/v1/deals/summary?groupBy=month&account=tokyo")
        .then()
        .statusCode(200)
        .extract()
        .path("rows[0].key");
  }

  private static Instant heard(Database database, int version) throws SQLException {
    String at =
        database
            .rows(
                "SELECT to_json(recorded_at) #>> '{}' FROM reference_version"
                    + " WHERE type = 'calendar' AND version = "
                    + version)
            .getFirst()
            .getFirst();
    return OffsetDateTime.parse(at).toInstant();
  }

  private static String firstDay(Reference<FiscalCalendar> calendar) {
    return calendar.body().period("FY2017").from().toString();
  }
}
