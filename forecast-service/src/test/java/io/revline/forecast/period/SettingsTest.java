package io.revline.forecast.period;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.revline.kit.calendar.PeriodLevel;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backtests whose intervals of 80 to 120 around 100 what came left by known distances. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class SettingsTest {
  private static final Instant DONE = Instant.parse("2008-06-01T00:00:00Z");
  private static final Instant SEEN = DONE.plusSeconds(61);

  @Inject DataSource source;
  @Inject Settings settings;
  private Database database;

  @BeforeEach
  @AfterEach
  void forget() throws SQLException {
    database = new Database(source);
    database.rows(
        "WITH gone AS (DELETE FROM backtest WHERE finished_at < '2009-01-01' RETURNING 1) SELECT"
            + " count(*) FROM gone");
  }

  @Test
  void intervals_become_as_wide_as_they_should_have_been_as_far_as_that_is_believed()
      throws SQLException {
    // Of ten projections eight lie within one and a half halves: 30 of 20.
    backtest("company", "succeeded", "NULL", 100, 105, 110, 115, 120, 125, 128, 130, 150, 60);

    Setting setting = monthly(SEEN);

    assertThat(setting.width()).isEqualTo(1 + 0.5 * 10 / 30, within(1e-9));
    assertThat(setting.widthBecause()).contains("of 10 projections").contains("1.50 halves");
  }

  @Test
  void what_was_not_known_yet_or_is_of_other_periods_changes_nothing() throws SQLException {
    backtest("company", "succeeded", "NULL", 100, 105, 110, 115, 120, 125, 128, 130, 150, 60);

    assertThat(monthly(DONE)).isEqualTo(Setting.USUAL);
    assertThat(settings.known(Measure.AMOUNT, PeriodLevel.MONTH, SEEN)).isEqualTo(Setting.USUAL);
    assertThat(settings.known(Measure.COUNT, PeriodLevel.QUARTER, SEEN)).isEqualTo(Setting.USUAL);
  }

  /** A question of that very time may have been answered before the backtest was written. */
  @Test
  void what_ended_within_the_last_minute_changes_nothing_yet() throws SQLException {
    backtest("company", "succeeded", "NULL", 100, 105, 110, 115, 120, 125, 128, 130, 150, 60);

    assertThat(monthly(DONE.plusSeconds(60))).isEqualTo(Setting.USUAL);
    assertThat(monthly(SEEN)).isNotEqualTo(Setting.USUAL);
  }

  @Test
  void few_projections_those_of_some_business_and_those_that_were_cancelled_teach_nothing()
      throws SQLException {
    backtest("company", "succeeded", "NULL", 150, 160, 170);
    assertThat(monthly(SEEN).width()).isEqualTo(1);
    assertThat(monthly(SEEN).memory()).isEqualTo(Memory.SHORT);
    forget();
    backtest("team:north", "succeeded", "NULL", 150, 160, 170, 1, 2, 3, 4, 5, 6, 7, 8);
    backtest("company", "cancelled", "NULL", 150, 160, 170, 1, 2, 3, 4, 5, 6, 7, 8);
    backtest("company", "succeeded", "'source:web'", 150, 160, 170, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(monthly(SEEN)).isEqualTo(Setting.USUAL);
  }

  @Test
  void the_memory_that_would_have_been_off_least_is_live_and_so_is_its_width() throws SQLException {
    UUID id = backtest("company", "succeeded", "NULL", twelve(120));
    // Off by 20 of 120 each time, where the usual one is off by 20 and these by 10 and 15.
    alike(id, "projectionLongMemory", 110, 12);
    alike(id, "projectionMediumMemory", 105, 12);

    Setting setting = monthly(SEEN);

    assertThat(setting.memory()).isEqualTo(Memory.LONG);
    assertThat(setting.memoryBecause())
        .contains(id.toString())
        .contains("short 0.167, medium 0.125, long 0.083");
    // The long memory's intervals lie around 110: what came is off by half of a half.
    assertThat(setting.width()).isEqualTo(1 - 0.5 * 12 / 32, within(1e-9));
  }

  @Test
  void what_is_better_by_less_than_a_twentieth_or_in_few_periods_may_be_luck() throws SQLException {
    UUID id = backtest("company", "succeeded", "NULL", twelve(120));
    alike(id, "projectionLongMemory", 101, 12);
    assertThat(monthly(SEEN).memory()).as("19 off for 20 is a twentieth").isEqualTo(Memory.SHORT);
    forget();
    id = backtest("company", "succeeded", "NULL", twelve(120));
    alike(id, "projectionLongMemory", 110, 12);
    database.rows(
        "UPDATE backtest_period SET period = '2007-0' || (1 + extract(day FROM as_of)::int %% 3)"
                .replace("%%", "%")
            + " WHERE backtest_id = '%s' RETURNING as_of".formatted(id));
    assertThat(monthly(SEEN).memory()).as("three periods only").isEqualTo(Memory.SHORT);
  }

  @Test
  void a_memory_that_was_not_tried_each_time_is_not_chosen() throws SQLException {
    UUID id = backtest("company", "succeeded", "NULL", twelve(120));
    alike(id, "projectionLongMemory", 120, 11);

    assertThat(monthly(SEEN).memory()).isEqualTo(Memory.SHORT);
  }

  @Test
  void what_is_live_and_why_is_told() throws SQLException {
    UUID id = backtest("company", "succeeded", "NULL", twelve(120));
    alike(id, "projectionLongMemory", 110, 12);

    configuration("measure=count&period=month&knownAt=" + SEEN)
        .statusCode(200)
        .body("memory", equalTo("long"))
        .body("memoryBecause", containsString("short 0.167, long 0.083"))
        .body("widthFactor", equalTo(0.8125f))
        .body("backtest", equalTo(id.toString()));
    configuration("measure=count&period=quarter&knownAt=" + SEEN)
        .statusCode(200)
        .body("memory", equalTo("short"))
        .body("memoryBecause", equalTo("no backtest says otherwise"))
        .body("backtest", nullValue());
    configuration("measure=value").statusCode(400).body(containsString("\"measure\""));
    configuration("period=year").statusCode(400).body(containsString("\"period\""));
  }

  private static ValidatableResponse configuration(String asked) {
    return given()
        .auth()
        .oauth2(Tokens.rep("any"))
        .get("/api/v1/forecast/configuration?" + asked)
        .then();
  }

  private Setting monthly(Instant knownAt) {
    return settings.known(Measure.COUNT, PeriodLevel.MONTH, knownAt);
  }

  private static int[] twelve(int came) {
    return IntStream.generate(() -> came).limit(12).toArray();
  }

  /** One projection of 100 for each that came, each of another period. */
  private UUID backtest(String node, String state, String segment, int... came)
      throws SQLException {
    UUID id = UUID.randomUUID();
    database.rows(
        ("INSERT INTO backtest (id, state, first_day, last_day, step, period, horizons, measure,"
                + " node, segment, known_at, actor, submitted_at, finished_at, dates_total,"
                + " dates_done) VALUES ('%s', '%s', '2007-01-01', '2008-01-01', 'month', 'month',"
                + " '{90}', 'count', '%s', %s, '%5$s', 'test', '%5$s', '%5$s', 10, 10)"
                + " RETURNING id")
            .formatted(id, state, node, segment, DONE));
    for (int day = 0; day < came.length; day++) {
      says(id, "projection", day, 100, came[day]);
    }
    return id;
  }

  /** What another source says of the same days: always the same, of 120 that came. */
  private void alike(UUID id, String source, int mean, int days) throws SQLException {
    for (int day = 0; day < days; day++) {
      says(id, source, day, mean, 120);
    }
  }

  private void says(UUID id, String source, int day, int mean, int came) throws SQLException {
    database.rows(
        ("INSERT INTO backtest_period VALUES ('%s', '2007-01-%02d', '2007-%2$02d', '%s', 5, %d,"
                + " '{%d, %d, %4$d, %d, %d}', %d) RETURNING as_of")
            .formatted(
                id, day + 1, source, mean, mean - 20, mean - 10, mean + 10, mean + 20, came));
  }
}
