package io.revline.benchmarks.queries;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.benchmarks.latency.Percentiles;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.run.GatewayClient;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.Sizes;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/**
 * How long rollups and scorecards take over full tables, asked through the gateway one after the
 * other, beside a bare sum of the same quarter's wins by plain JDBC.
 */
public final class QueriesBenchmark {
  private static final int WARM_UP = 5;
  private static final int SAMPLES = 15;
  private static final double HALF = 0.5;
  private static final Service FORECAST = Service.FORECAST;
  private static final Service PERFORMANCE = Service.PERFORMANCE;
  private static final String BARE =
      "SELECT count(*), sum(amount) FROM deal_segment"
          + " WHERE status = 'won' AND closed_at >= ? AND closed_at < ? AND recorded_to IS NULL";

  private final RunningPlatform platform;
  private final Sizes sizes;
  private final Instant today;

  /** Answers are asked for as of now and of two years ago. */
  public QueriesBenchmark(RunningPlatform platform, Sizes sizes, Clock clock) {
    this.platform = platform;
    this.sizes = sizes;
    this.today = clock.instant().truncatedTo(ChronoUnit.DAYS);
  }

  /** Fills the tables, then measures the median of each question. */
  public List<Measurement> run() throws SQLException, IOException, InterruptedException {
    FullTables.fill(platform, new SampleTimelines(today, sizes.timelines()));
    List<Measurement> measurements = new ArrayList<>();
    try (GatewayClient client = platform.client()) {
      for (Question question : questions(LocalDate.ofInstant(today, ZoneOffset.UTC))) {
        measurements.add(
            Measurement.of(
                question.name(),
                median(() -> requireDeals(client.get(question.path()))),
                "ms",
                bare(question)));
      }
    }
    return measurements;
  }

  private static List<Question> questions(LocalDate today) {
    LocalDate then = today.minusYears(2);
    String rollups = "/api/v1/forecast/rollups?groupBy=%s&period=%s";
    String scorecards = "/api/v1/performance/scorecards?groupBy=rep&period=%s";
    String asOf = "&asOf=" + then;
    return List.of(
        new Question(
            "rollup-category", rollups.formatted("category", quarter(today)), FORECAST, today),
        new Question("rollup-team", rollups.formatted("team", quarter(today)), FORECAST, today),
        new Question(
            "rollup-team-as-of", rollups.formatted("team", quarter(then)) + asOf, FORECAST, then),
        new Question("scorecard", scorecards.formatted(quarter(today)), PERFORMANCE, today),
        new Question(
            "scorecard-as-of", scorecards.formatted(quarter(then)) + asOf, PERFORMANCE, then));
  }

  private static String quarter(LocalDate day) {
    return "%d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  /**
   * What is asked.
   *
   * @param name of the figure
   * @param path through the gateway
   * @param service who answers
   * @param day in the quarter it is about
   */
  private record Question(String name, String path, Service service, LocalDate day) {}

  private static void requireDeals(JsonNode answer) {
    if (answer.at("/figures/0/total/count").longValue() == 0) {
      throw new IllegalStateException("the figure has no deals: " + answer);
    }
  }

  private double bare(Question question) throws SQLException, IOException, InterruptedException {
    LocalDate first = question.day().with(IsoFields.DAY_OF_QUARTER, 1);
    try (Connection connection = platform.connect(question.service());
        PreparedStatement wins = connection.prepareStatement(BARE)) {
      wins.setObject(1, first.atStartOfDay().atOffset(ZoneOffset.UTC));
      wins.setObject(2, first.plusMonths(3).atStartOfDay().atOffset(ZoneOffset.UTC));
      return median(() -> {
        try (ResultSet row = wins.executeQuery()) {
          row.next();
        }
      });
    }
  }

  /** One question to a service. */
  @FunctionalInterface
  private interface Asking {
    void once() throws SQLException, IOException, InterruptedException;
  }

  private static double median(Asking asking)
      throws SQLException, IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      asking.once();
    }
    long[] nanos = new long[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      long begin = System.nanoTime();
      asking.once();
      nanos[i] = System.nanoTime() - begin;
    }
    return new Percentiles(nanos).millis(HALF);
  }
}
