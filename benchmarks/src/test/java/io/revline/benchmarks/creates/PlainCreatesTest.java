package io.revline.benchmarks.creates;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.benchmarks.run.Load;
import io.revline.benchmarks.run.Scratch;
import io.revline.benchmarks.run.Sizes;
import io.revline.testkit.RevlineStack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlainCreatesTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("revline.root"));

  @Test
  void each_create_writes_the_rows_that_pipeline_service_writes() throws Exception {
    Scratch.create(RevlineStack.postgres(), "plain_creates", CHECKOUT, "pipeline-service");
    AtomicInteger seed = new AtomicInteger();

    double perSecond =
        Load.perSecond(
            Sizes.TINY,
            () ->
                new PlainCreates(
                    RevlineStack.postgres().connect("plain_creates"), seed.incrementAndGet()));

    assertThat(perSecond).isPositive();
    try (Connection connection = RevlineStack.postgres().connect("plain_creates")) {
      long deals = count(connection, "deal");
      assertThat(deals).isPositive();
      assertThat(count(connection, "deal_version")).isEqualTo(deals);
      assertThat(count(connection, "deal_segment")).isEqualTo(deals);
      assertThat(count(connection, "outbox WHERE topic = 'revline.deals.v1'")).isEqualTo(deals);
      assertThat(count(connection, "deal_fact")).isEqualTo(8 * deals);
    }
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }
}
