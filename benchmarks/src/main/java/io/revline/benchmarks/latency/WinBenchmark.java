package io.revline.benchmarks.latency;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.run.GatewayClient;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.Sizes;
import io.revline.benchmarks.sample.SampleDeals;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;

/**
 * From the answer to a win until the forecast shows it, both through the gateway, beside a bare GET
 * of the same figures, which no way of asking can beat.
 */
public final class WinBenchmark {
  private static final long SEED = 100;
  private static final int WARM_UP = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final GatewayClient client;
  private final Clock clock;
  private final SampleDeals deals = new SampleDeals(SEED);

  private WinBenchmark(GatewayClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Measures one win after the other on an otherwise quiet platform. */
  public static List<Measurement> run(RunningPlatform platform, Sizes sizes, Clock clock)
      throws IOException, InterruptedException {
    try (GatewayClient client = platform.client()) {
      WinBenchmark benchmark = new WinBenchmark(client, clock);
      benchmark.samples(WARM_UP);
      return benchmark.samples(sizes.samples()).measurements();
    }
  }

  private record Samples(Percentiles untilSeen, Percentiles bareGet) {
    List<Measurement> measurements() {
      return List.of(measurement("p50", 0.50), measurement("p99", 0.99));
    }

    private Measurement measurement(String suffix, double share) {
      return Measurement.of(
          "win-to-forecast-" + suffix, untilSeen.millis(share), "ms", bareGet.millis(share));
    }
  }

  private Samples samples(int count) throws IOException, InterruptedException {
    long[] untilSeen = new long[count];
    long[] bareGet = new long[count];
    for (int i = 0; i < count; i++) {
      String deal = client.create(deals.next());
      long asked = System.nanoTime();
      long before = closedWon();
      bareGet[i] = System.nanoTime() - asked;
      client.win(deal);
      untilSeen[i] = nanosUntilClosedWonIs(before + 1);
    }
    return new Samples(new Percentiles(untilSeen), new Percentiles(bareGet));
  }

  /** Asks again as soon as an answer is there: a pause would be part of the figure. */
  private long nanosUntilClosedWonIs(long expected) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (closedWon() != expected) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "a win was not in the forecast within %d s".formatted(PATIENCE.toSeconds()));
      }
    }
    return System.nanoTime() - begin;
  }

  private long closedWon() throws IOException, InterruptedException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    JsonNode rollup =
        client.get(
            "/api/v1/forecast/rollups?groupBy=category&period=%d-Q%d"
                .formatted(today.getYear(), today.get(IsoFields.QUARTER_OF_YEAR)));
    for (JsonNode figure : rollup.path("figures")) {
      if (figure.path("metric").textValue().equals("closed-won")) {
        return figure.path("total").path("count").longValue();
      }
    }
    throw new IllegalStateException("the rollup has no closed-won: " + rollup);
  }
}
