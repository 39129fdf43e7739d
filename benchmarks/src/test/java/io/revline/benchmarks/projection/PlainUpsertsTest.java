package io.revline.benchmarks.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.benchmarks.run.Scratch;
import io.revline.benchmarks.sample.DealHistories;
import io.revline.benchmarks.sample.DealHistory;
import io.revline.benchmarks.sample.WireEvent;
import io.revline.testkit.RevlineStack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainUpsertsTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("revline.root"));
  private static final int DEALS = 400;

  @ParameterizedTest
  @ValueSource(strings = {"forecast-service", "performance-service"})
  void the_segments_of_all_events_end_in_the_table(String service) throws Exception {
    String database = "plain_" + service.replace('-', '_');
    Scratch.create(RevlineStack.postgres(), database, CHECKOUT, service);
    List<DealHistory> histories = new DealHistories(1).next(DEALS);
    List<WireEvent> events =
        Stream.concat(
                histories.stream().map(DealHistory::created),
                histories.stream().flatMap(deal -> Stream.of(deal.moved(), deal.won())))
            .toList();

    try (Connection connection = RevlineStack.postgres().connect(database)) {
      assertThat(new PlainUpserts(connection).perSecond(events)).isPositive();

      // Five segments of every deal, of which the move and the win each ended belief in one.
      assertThat(count(connection, "true")).isEqualTo(5 * DEALS);
      assertThat(count(connection, "recorded_to IS NULL")).isEqualTo(3 * DEALS);
    }
  }

  private static long count(Connection connection, String condition) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM deal_segment WHERE " + condition)) {
      row.next();
      return row.getLong(1);
    }
  }
}
