package io.revline.benchmarks.creates;

import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.run.GatewayClient;
import io.revline.benchmarks.run.Load;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.Scratch;
import io.revline.benchmarks.run.Sizes;
import io.revline.benchmarks.sample.SampleDeals;
import io.revline.platform.home.Service;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Deals created per second through the gateway, beside the inserts of one create by plain JDBC on
 * the same server: one transaction each, as many connections.
 */
public final class CreatesBenchmark {
  private static final String SCRATCH = "bench_creates";

  private CreatesBenchmark() {}

  /**
   * Measures both sides, one after the other.
   *
   * @param checkout where the pipeline's migrations are
   */
  public static Measurement run(RunningPlatform platform, Path checkout, Sizes sizes)
      throws Exception {
    double value = throughGateway(platform, sizes);
    Scratch.create(platform.postgres(), SCRATCH, checkout, Service.PIPELINE.folder());
    AtomicInteger seed = new AtomicInteger();
    double raw =
        Load.perSecond(
            sizes,
            () -> new PlainCreates(platform.postgres().connect(SCRATCH), seed.incrementAndGet()));
    return Measurement.of("creates-through-gateway", value, "deals/s", raw);
  }

  private static double throughGateway(RunningPlatform platform, Sizes sizes) throws Exception {
    LongAdder answered = new LongAdder();
    AtomicInteger seed = new AtomicInteger();
    try (GatewayClient client = platform.client()) {
      double perSecond =
          Load.perSecond(sizes, () -> new GatewayWriter(client, seed.incrementAndGet(), answered));
      requireStored(platform, answered.sum());
      return perSecond;
    }
  }

  private static void requireStored(RunningPlatform platform, long answered) throws SQLException {
    long stored = platform.count(Service.PIPELINE, "deal");
    if (stored != answered) {
      throw new IllegalStateException(
          "%d creates were answered with 201, but %d deals are stored".formatted(answered, stored));
    }
  }

  private static final class GatewayWriter implements Load.Writer {
    private final GatewayClient client;
    private final SampleDeals deals;
    private final LongAdder answered;

    GatewayWriter(GatewayClient client, long seed, LongAdder answered) {
      this.client = client;
      this.deals = new SampleDeals(seed);
      this.answered = answered;
    }

    @Override
    public void once() throws Exception {
      client.create(deals.next());
      answered.increment();
    }

    @Override
    public void close() {
      // The client is shared and stays open; it keeps a connection for each writer.
    }
  }
}
