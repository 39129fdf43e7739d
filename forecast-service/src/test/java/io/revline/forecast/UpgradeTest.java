package io.revline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.testkit.upgrade.ReleasedDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the migrations since the last release make of the data of that release. */
class UpgradeTest {
  private final ReleasedDatabase database = new ReleasedDatabase(1);

  @Test
  void an_upgrade_keeps_every_row_and_figure_of_the_last_release() throws SQLException {
    database.create();
    assertThat(database.rows()).isEqualTo(database.released());
    assertThat(database.released().tables().values())
        .allSatisfy(table -> assertThat(table.rows()).isNotEmpty());

    database.upgrade();

    assertThat(database.rowsOfThen()).isEqualTo(database.released());
    assertThat(
            database.texts(
                "SELECT concat_ws(' ', category, currency, sum(amount * probability)) FROM deal_today WHERE amount IS NOT NULL GROUP BY category, currency ORDER BY 1"))
        .isEqualTo(
            List.of(
                "bestCase EUR 50.00000000",
                "closed EUR 25750.50000000",
                "commit USD 7425.00000000"));
  }

  @Test
  void migrations_that_were_released_are_not_edited() {
    assertThat(database.changedMigrations())
        .as("put the change into a new migration, and undo the edit of")
        .isEmpty();
  }
}
