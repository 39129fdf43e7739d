package io.revline.benchmarks.queries;

import io.revline.benchmarks.report.Limit;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.run.GatewayClient;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.Sizes;
import io.revline.benchmarks.tables.FullTables;
import io.revline.benchmarks.tables.SampleTimelines;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long rollups and scorecards take over full tables, asked through the gateway one after the
 * other, beside a bare sum of the same quarter's wins by plain JDBC.
 */
public final class QueriesBenchmark {
  private static final String BARE =
      "SELECT count(*), sum(amount) FROM deal_segment"
          + " WHERE status = 'won' AND closed_at >= ? AND closed_at < ? AND recorded_to IS NULL";
  private static final Limit NOW = Limit.under(300);
  private static final Limit FURTHER = Limit.under(1_000);

  private final RunningPlatform platform;
  private final SampleTimelines timelines;
  private final Consumer<Measurement> taker;
  private final Median median;
  private final LocalDate today;
  private final LocalDate then;

  /**
   * Answers are asked for as of the end of the timelines and of two years before.
   *
   * @param taker gets every figure as soon as it is measured
   */
  public QueriesBenchmark(
      RunningPlatform platform,
      SampleTimelines timelines,
      Sizes sizes,
      Consumer<Measurement> taker) {
    this.platform = platform;
    this.median = new Median(sizes);
    this.timelines = timelines;
    this.taker = taker;
    this.today = LocalDate.ofInstant(timelines.end(), ZoneOffset.UTC);
    this.then = today.minusYears(2);
  }

  /** Fills forecast-service's tables, then measures the median of each question. */
  public void rollups() throws SQLException, IOException, InterruptedException {
    measure(
        Service.FORECAST,
        List.of(
            rollup("category", today, NOW),
            rollup("owner", today, NOW),
            rollup("currency", today, FURTHER),
            rollup("team", today, FURTHER),
            rollup("region", today, FURTHER),
            rollup("category", then, FURTHER),
            rollup("owner", then, FURTHER),
            rollup("team", then, FURTHER),
            rollup("region", then, FURTHER)));
  }

  /** Fills performance-service's tables, then measures the median of each question. */
  public void scorecards() throws SQLException, IOException, InterruptedException {
    String path = "/api/v1/performance/scorecards?groupBy=rep&period=";
    measure(
        Service.PERFORMANCE,
        List.of(question("scorecard", path, today, null), question("scorecard", path, then, null)));
  }

  private Question rollup(String groupBy, LocalDate day, Limit limit) {
    return question(
        "rollup-" + groupBy,
        "/api/v1/forecast/rollups?groupBy=%s&period=".formatted(groupBy),
        day,
        limit);
  }

  private Question question(String name, String path, LocalDate day, @Nullable Limit limit) {
    String asked = path + "%d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    return day.equals(today)
        ? new Question(name, asked, day, limit)
        : new Question(name + "-as-of", asked + "&asOf=" + day, day, limit);
  }

  /**
   * What is asked.
   *
   * @param name of the figure
   * @param path through the gateway
   * @param day in the quarter it is about
   */
  private record Question(String name, String path, LocalDate day, @Nullable Limit limit) {}

  private void measure(Service service, List<Question> questions)
      throws SQLException, IOException, InterruptedException {
    FullTables.fill(platform, service, timelines);
    try (GatewayClient client = platform.client();
        Connection connection = platform.connect(service)) {
      for (Question question : questions) {
        double value =
            median.millis(time -> client.text(question.path()), QueriesBenchmark::requireDeals);
        Measurement measured =
            Measurement.of(question.name(), value, "ms", bare(connection, question.day()));
        taker.accept(question.limit() == null ? measured : measured.within(question.limit()));
      }
    }
  }

  private static void requireDeals(String answer) {
    if (GatewayClient.parsed(answer).at("/figures/0/total/count").longValue() == 0) {
      throw new IllegalStateException("the figure has no deals: " + answer);
    }
  }

  private double bare(Connection connection, LocalDate day)
      throws SQLException, IOException, InterruptedException {
    LocalDate first = day.with(IsoFields.DAY_OF_QUARTER, 1);
    try (PreparedStatement wins = connection.prepareStatement(BARE)) {
      wins.setObject(1, first.atStartOfDay().atOffset(ZoneOffset.UTC));
      wins.setObject(2, first.plusMonths(3).atStartOfDay().atOffset(ZoneOffset.UTC));
      return median.millis(time -> {
        try (ResultSet row = wins.executeQuery()) {
          return row.next();
        }
      });
    }
  }
}
