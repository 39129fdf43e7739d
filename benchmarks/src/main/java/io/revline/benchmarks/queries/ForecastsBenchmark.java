package io.revline.benchmarks.queries;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.benchmarks.report.Limit;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.run.GatewayClient;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.Sizes;
import io.revline.benchmarks.run.Waiting;
import io.revline.benchmarks.tables.FullTables;
import io.revline.benchmarks.tables.SampleTimelines;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * How long it takes to train the model of how deals end, to score and explain open deals and to
 * project a quarter, each beside a bare read of the same deals' rows by plain JDBC.
 */
public final class ForecastsBenchmark {
  private static final String EVERY = "SELECT * FROM deal_segment";
  private static final String OPEN =
      EVERY + " WHERE status = 'open' AND valid_to IS NULL AND recorded_to IS NULL";
  private static final String ASKED = EVERY + " WHERE deal_id = ANY(?)";
  private static final int EXPLAINED = 1_000;

  /** Where deals are few, chance decides for how many weeks they stand open. */
  private static final double ENOUGH = 0.75;

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Limit TRAINED = Limit.under(60_000);
  private static final Limit ONE_GIBIBYTE = Limit.under(1_024);
  private static final Limit SCORED = Limit.under(15_000);
  private static final Limit ANSWERED = Limit.under(1_000);

  private final RunningPlatform platform;
  private final Instant end;
  private final Sizes sizes;
  private final Consumer<Measurement> taker;
  private final Median median;

  /**
   * Deals are open as of a moment, and learned from until then.
   *
   * @param end the first moment of a day
   * @param taker gets every figure as soon as it is measured
   */
  public ForecastsBenchmark(
      RunningPlatform platform, Instant end, Sizes sizes, Consumer<Measurement> taker) {
    this.platform = platform;
    this.end = end;
    this.sizes = sizes;
    this.taker = taker;
    this.median = new Median(sizes);
  }

  /** Fills forecast-service's tables with nothing but these deals, then measures each figure. */
  public void run() throws SQLException, IOException, InterruptedException {
    SampleTimelines past = new SampleTimelines(end, sizes.openDeals());
    try (GatewayClient client = platform.client();
        Connection connection = platform.connect(Service.FORECAST)) {
      empty(connection);
      FullTables.fill(platform, Service.FORECAST, past, past.andOpen(sizes.openDeals()));
      PlainRows rows = new PlainRows(connection);
      training(client, rows);
      scores(client, rows);
      projections(client, rows);
      explanations(client, rows);
    }
  }

  private static void empty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE deal_segment");
    }
  }

  private void training(GatewayClient client, PlainRows rows)
      throws SQLException, IOException, InterruptedException {
    long held = platform.peakMebibytes(Service.FORECAST);
    long begin = System.nanoTime();
    String id = client.train(LocalDate.ofInstant(end, ZoneOffset.UTC));
    Waiting.until(
        "a model is trained",
        PATIENCE,
        BETWEEN_LOOKS,
        () -> isTrained(client.get("/api/v1/forecast/models/" + id)));
    double value = (System.nanoTime() - begin) / 1e6;
    long weeks = client.get("/api/v1/forecast/models/" + id).path("dealWeeks").longValue();
    if (weeks < ENOUGH * sizes.timelines()) {
      throw new IllegalStateException("only %d deal-weeks were learned from".formatted(weeks));
    }
    take("training", value, median.millis(time -> rows.read(EVERY)), TRAINED);
    taker.accept(Measurement.of("training-deal-weeks", weeks, "weeks", sizes.timelines()));
    taker.accept(
        Measurement.of("training-memory", platform.peakMebibytes(Service.FORECAST), "MiB", held)
            .within(ONE_GIBIBYTE));
  }

  private static boolean isTrained(JsonNode model) {
    return switch (model.path("state").textValue()) {
      case "succeeded" -> true;
      case "failed" -> throw new IllegalStateException("no model was trained: " + model);
      default -> false;
    };
  }

  private void scores(GatewayClient client, PlainRows rows)
      throws SQLException, IOException, InterruptedException {
    int open = rows.read(OPEN);
    double value =
        median.millisOfFew(
            time -> client.text("/api/v1/forecast/deal-scores?horizonDays=90"),
            answer -> require(open, GatewayClient.parsed(answer).path("scores").size()));
    take("deal-scores", value, median.millis(time -> rows.read(OPEN)), SCORED);
  }

  private void explanations(GatewayClient client, PlainRows rows)
      throws SQLException, IOException, InterruptedException {
    UUID[] ids = rows.ids(OPEN + " ORDER BY deal_id", EXPLAINED);
    double value =
        median.millis(
            time ->
                client.asked(
                    "/api/v1/forecast/deal-scores/explanations", Map.of("ids", List.of(ids))),
            answer -> require(ids.length, explained(GatewayClient.parsed(answer))));
    take("deal-explanations", value, median.millis(time -> rows.read(ASKED, ids)), ANSWERED);
  }

  private static int explained(JsonNode answer) {
    return (int) answer.findValues("contributions").stream().filter(it -> !it.isEmpty()).count();
  }

  private void projections(GatewayClient client, PlainRows rows)
      throws SQLException, IOException, InterruptedException {
    LocalDate day = LocalDate.ofInstant(end, ZoneOffset.UTC);
    String path =
        "/api/v1/forecast/projections?period=%d-Q%d"
            .formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    double bare = median.millis(time -> rows.read(OPEN));
    take("projection", asked(client, path), bare, ANSWERED);
    String known = GatewayClient.parsed(client.text(path)).path("knownAt").textValue();
    String past = path + "&knownAt=" + known + "&asOf=";
    take("projection-as-of", asked(client, past + day), bare, ANSWERED);
    double first =
        median.millisOfFew(
            time -> client.text(past + end.plusSeconds(1 + time)),
            ForecastsBenchmark::requireBusiness);
    taker.accept(Measurement.of("projection-first", first, "ms", bare));
  }

  private double asked(GatewayClient client, String path)
      throws SQLException, IOException, InterruptedException {
    return median.millis(time -> client.text(path), ForecastsBenchmark::requireBusiness);
  }

  private static void requireBusiness(String answer) {
    if (!(GatewayClient.parsed(answer).at("/node/mean").asDouble() > 0)) {
      throw new IllegalStateException("nothing is projected: " + answer);
    }
  }

  private static void require(int expected, int told) {
    if (told != expected) {
      throw new IllegalStateException("%d deals instead of %d".formatted(told, expected));
    }
  }

  private void take(String name, double value, double raw, Limit limit) {
    taker.accept(Measurement.of(name, value, "ms", raw).within(limit));
  }
}
