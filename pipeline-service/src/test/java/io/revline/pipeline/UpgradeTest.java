package io.revline.pipeline;

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
                "SELECT concat_ws(' ', status, currency, sum(amount)) FROM deal WHERE amount IS NOT NULL GROUP BY status, currency ORDER BY 1"))
        .isEqualTo(List.of("OPEN EUR 100.0000", "OPEN USD 9900.0000", "WON EUR 25750.5000"));
  }

  @Test
  void migrations_that_were_released_are_not_edited() {
    assertThat(database.changedMigrations())
        .as("put the change into a new migration, and undo the edit of")
        .isEmpty();
  }
}
