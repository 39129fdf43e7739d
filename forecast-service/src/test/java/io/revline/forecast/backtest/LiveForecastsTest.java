package io.revline.forecast.backtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said while a period lasts is kept, and compared when it is over. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class LiveForecastsTest {
  private static final String ROWS =
      "SELECT count(*) FROM live_forecast WHERE as_of > '2025-01-01'";

  @Inject DataSource source;
  @Inject LiveForecasts forecasts;
  private Database database;

  @BeforeEach
  void empty() throws SQLException {
    database = new Database(source);
    database.rows("WITH gone AS (DELETE FROM live_forecast RETURNING 1) SELECT count(*) FROM gone");
  }

  @Test
  void month_and_quarter_at_hand_are_kept_once_a_day_in_both_measures() throws SQLException {
    List<CloudEvent> told =
        List.of(new DealHistory().say("1995-08-01T09:00:00Z", it -> it.worth("5.00", "USD")));
    DealTopic.publish(told);
    database.awaitApplied(told);

    forecasts.keep();
    assertThat(database.number(ROWS)).isEqualTo(4);
    List<List<String>> kept = database.rows("SELECT * FROM live_forecast ORDER BY period, measure");

    forecasts.keep();
    assertThat(database.rows("SELECT * FROM live_forecast ORDER BY period, measure"))
        .isEqualTo(kept);
  }

  @Test
  void what_was_said_is_compared_with_what_came() throws SQLException {
    List<CloudEvent> told = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      DealHistory deal = new DealHistory();
      told.add(
          deal.say(
              Instant.parse("1995-02-01T09:00:00Z"),
              Instant.parse("1995-02-01T09:00:00Z"),
              it -> it.worth("5.00", "USD")));
      told.add(deal.say("1995-05-0%dT09:00:00Z".formatted(i + 1), it -> it.stage(Stage.WON)));
    }
    DealTopic.publish(told);
    database.awaitApplied(told);
    said("1995-05-01", 3, "{1, 2, 3, 3.5, 3.9}");
    said("1995-05-28", 5, "{3, 4, 5, 6, 7}");

    JsonPath accuracy =
        given()
            .auth()
            .oauth2(Tokens.of("finance"))
            .get("/api/v1/forecast/accuracy?measure=count&period=month")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(accuracy.getInt("periodsOver")).isEqualTo(1);
    assertThat(accuracy.getList("live.daysBeforeEnd")).containsExactly(null, 7, 60);
    // Three and five were said, four came, and only the second interval holds it.
    assertThat(accuracy.getDouble("live[0].accuracy.wape")).isEqualTo(0.25, within(1e-6));
    assertThat(accuracy.getDouble("live[0].accuracy.bias")).isEqualTo(0, within(1e-6));
    assertThat(accuracy.getDouble("live[0].accuracy.coverage")).isEqualTo(0.5, within(1e-6));
    assertThat(accuracy.getDouble("live[2].accuracy.bias")).isEqualTo(-0.25, within(1e-6));
    assertThat(accuracy.getString("reason")).isNull();
  }

  @Test
  void before_any_period_is_over_it_says_so() {
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .get("/api/v1/forecast/accuracy")
        .then()
        .statusCode(200)
        .body(containsString("replay the past instead"));
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .get("/api/v1/forecast/accuracy?period=year")
        .then()
        .statusCode(400)
        .body(containsString("\"period\""));
    given()
        .auth()
        .oauth2(Tokens.rep("anybody"))
        .get("/api/v1/forecast/accuracy")
        .then()
        .statusCode(403);
  }

  private void said(String day, int mean, String quantiles) throws SQLException {
    database.rows(
        "INSERT INTO live_forecast VALUES ('1995-05', 'count', '%1$s', '%1$s', '%1$s', '1995-06-01',"
                .formatted(day)
            + " 'month', %d, '%s') RETURNING day".formatted(mean, quantiles));
  }
}
