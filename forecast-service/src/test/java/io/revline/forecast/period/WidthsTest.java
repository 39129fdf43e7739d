package io.revline.forecast.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backtests whose intervals of 80 to 120 around 100 what came left by known distances. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class WidthsTest {
  private static final Instant DONE = Instant.parse("2008-06-01T00:00:00Z");

  @Inject DataSource source;
  @Inject Widths widths;
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
    backtest(DONE, "company", "succeeded", 100, 105, 110, 115, 120, 125, 128, 130, 150, 60);

    Widths.Width width = widths.of(Measure.COUNT, DONE.plusSeconds(1));

    assertThat(width.factor()).isEqualTo(1 + 0.5 * 10 / 30, within(1e-9));
    assertThat(width.because()).contains("of 10 projections").contains("1.50 halves");
  }

  @Test
  void what_was_not_known_yet_changes_nothing() throws SQLException {
    backtest(DONE, "company", "succeeded", 100, 105, 110, 115, 120, 125, 128, 130, 150, 60);

    assertThat(widths.of(Measure.COUNT, DONE)).isEqualTo(Widths.Width.USUAL);
    assertThat(widths.of(Measure.AMOUNT, DONE.plusSeconds(1))).isEqualTo(Widths.Width.USUAL);
  }

  @Test
  void few_projections_those_of_a_team_and_those_that_were_cancelled_teach_nothing()
      throws SQLException {
    backtest(DONE, "company", "succeeded", 150, 160, 170);
    assertThat(widths.of(Measure.COUNT, DONE.plusSeconds(1))).isEqualTo(Widths.Width.USUAL);
    forget();
    backtest(DONE, "team:north", "succeeded", 150, 160, 170, 1, 2, 3, 4, 5, 6, 7, 8);
    backtest(DONE, "company", "cancelled", 150, 160, 170, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(widths.of(Measure.COUNT, DONE.plusSeconds(1))).isEqualTo(Widths.Width.USUAL);
  }

  private void backtest(Instant done, String node, String state, int... came) throws SQLException {
    UUID id = UUID.randomUUID();
    database.rows(
        "INSERT INTO backtest VALUES ('%s', '%s', '2007-01-01', '2008-01-01', 'month', 'month', 90,"
                .formatted(id, state)
            + " 'count', '%s', '%2$s', 'test', '%2$s', '%2$s', 10, 10) RETURNING id"
                .formatted(node, done));
    for (int day = 0; day < came.length; day++) {
      database.rows(
          "INSERT INTO backtest_period VALUES ('%s', '2007-01-%02d', '2007-01', 'projection', 5, 100,"
                  .formatted(id, day + 1)
              + " '{80, 90, 100, 110, 120}', %d) RETURNING as_of".formatted(came[day]));
    }
  }
}
