package io.revline.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.benchmarks.intake.PlainTimelines.Told;
import io.revline.benchmarks.run.Scratch;
import io.revline.benchmarks.sample.DealHistories;
import io.revline.benchmarks.sample.DealHistory;
import io.revline.testkit.RevlineStack;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainTimelinesTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("revline.root"));
  private static final int DEALS = 400;

  @Test
  void what_is_told_of_deals_leaves_the_rows_that_pipeline_service_writes() throws Exception {
    Scratch.create(RevlineStack.postgres(), "plain_timelines", CHECKOUT, "pipeline-service");
    List<DealHistory> deals = new DealHistories(1).next(DEALS);
    List<Told> events =
        Stream.of(
                deals.stream().map(deal -> new Told(deal, deal.created())),
                deals.stream().map(deal -> new Told(deal, deal.moved())),
                deals.stream().map(deal -> new Told(deal, deal.won())))
            .flatMap(step -> step)
            .toList();

    try (Connection connection = RevlineStack.postgres().connect("plain_timelines")) {
      assertThat(new PlainTimelines(connection).perSecond(events)).isPositive();

      BigDecimal worth =
          deals.stream().map(deal -> deal.deal().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
      // Of each deal three changes; five segments, of which the move and the win each ended belief
      // in one; eight facts of the creation and two of each stage, with its pipeline.
      assertThat(StoredDeals.in(connection))
          .isEqualTo(
              new StoredDeals(DEALS, DEALS, worth, 3 * DEALS, 3 * DEALS, 5 * DEALS, 12 * DEALS));
      assertThat(count(connection, "outbox WHERE topic = 'revline.deals.v1'")).isEqualTo(3 * DEALS);
      assertThat(count(connection, "inbox WHERE consumer = 'pipeline-intake'"))
          .isEqualTo(3 * DEALS);
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
