package io.revline.benchmarks.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.benchmarks.report.Limit;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.run.GatewayClient;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.Scratch;
import io.revline.benchmarks.run.Sizes;
import io.revline.benchmarks.run.Waiting;
import io.revline.platform.home.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Rows of a table per second, from the request through the gateway until the import has succeeded,
 * and until every service has them, beside the rows it left behind, taken into the same tables by
 * COPY until they are committed.
 */
public final class ImportBenchmark {
  private static final String SCRATCH = "bench_import";
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Limit COMMITTED = Limit.ofRaw("0.03");
  private static final Limit COMPLETE = Limit.ofRaw("0.01");

  private ImportBenchmark() {}

  /**
   * Measures both sides, one after the other.
   *
   * @param checkout where the pipeline's migrations are
   */
  public static List<Measurement> run(RunningPlatform platform, Path checkout, Sizes sizes)
      throws Exception {
    Seconds seconds = throughGateway(platform, sizes.rows());
    Scratch.create(platform.postgres(), SCRATCH, checkout, Service.PIPELINE.folder());
    Path folder = Files.createTempDirectory("revline-bench");
    ImportedRows rows = new ImportedRows(folder);
    try (Connection from = platform.connect(Service.PIPELINE);
        Connection to = platform.postgres().connect(SCRATCH)) {
      rows.takeFrom(from, platform.kafka());
      double raw = sizes.rows() / rows.secondsInto(to, sizes.rows());
      return List.of(
          Measurement.of("import", sizes.rows() / seconds.committed(), "rows/s", raw)
              .within(COMMITTED),
          Measurement.of("import-complete", sizes.rows() / seconds.complete(), "rows/s", raw)
              .within(COMPLETE));
    } finally {
      rows.delete();
    }
  }

  /** How long it took since the request until all rows were committed, and until all have them. */
  private record Seconds(double committed, double complete) {}

  private static Seconds throughGateway(RunningPlatform platform, int rows) throws Exception {
    String table = DealTable.of(rows);
    try (GatewayClient client = platform.client()) {
      long begin = System.nanoTime();
      String job = "/api/v1/imports/" + client.submit(table, DealTable.MAPPING);
      double committed =
          secondsUntil(
              "the import has ended",
              begin,
              () -> !client.get(job).path("state").asText().equals("running"));
      requireAll(rows, client.get(job));
      double complete =
          secondsUntil(
              "all services have the import",
              begin,
              () -> client.get(job).path("complete").booleanValue());
      return new Seconds(committed, complete);
    }
  }

  private static double secondsUntil(String what, long begin, Callable<Boolean> condition) {
    Waiting.until(what, PATIENCE, BETWEEN_LOOKS, condition);
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void requireAll(int rows, JsonNode job) {
    if (!job.path("state").asText().equals("succeeded")
        || job.path("rowsApplied").intValue() != rows) {
      throw new IllegalStateException("%d rows were to be applied: %s".formatted(rows, job));
    }
  }
}
