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

/**
 * Rows of a table per second, from the request through the gateway until the import has succeeded,
 * beside the rows it left behind, taken into the same tables by COPY until they are committed.
 */
public final class ImportBenchmark {
  private static final String SCRATCH = "bench_import";
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Limit LIMIT = Limit.ofRaw("0.02");

  private ImportBenchmark() {}

  /**
   * Measures both sides, one after the other.
   *
   * @param checkout where the pipeline's migrations are
   */
  public static Measurement run(RunningPlatform platform, Path checkout, Sizes sizes)
      throws Exception {
    double value = sizes.rows() / secondsThroughGateway(platform, sizes.rows());
    Scratch.create(platform.postgres(), SCRATCH, checkout, Service.PIPELINE.folder());
    Path folder = Files.createTempDirectory("revline-bench");
    ImportedRows rows = new ImportedRows(folder);
    try (Connection from = platform.connect(Service.PIPELINE);
        Connection to = platform.postgres().connect(SCRATCH)) {
      rows.takeFrom(from, platform.kafka());
      double raw = sizes.rows() / rows.secondsInto(to, sizes.rows());
      return Measurement.of("import", value, "rows/s", raw).within(LIMIT);
    } finally {
      rows.delete();
    }
  }

  private static double secondsThroughGateway(RunningPlatform platform, int rows) throws Exception {
    String table = DealTable.of(rows);
    try (GatewayClient client = platform.client()) {
      long begin = System.nanoTime();
      String job = "/api/v1/imports/" + client.submit(table, DealTable.MAPPING);
      Waiting.until(
          "the import has ended",
          PATIENCE,
          BETWEEN_LOOKS,
          () -> !client.get(job).path("state").asText().equals("running"));
      double seconds = (System.nanoTime() - begin) / 1e9;
      requireAll(rows, client.get(job));
      return seconds;
    }
  }

  private static void requireAll(int rows, JsonNode job) {
    if (!job.path("state").asText().equals("succeeded")
        || job.path("rowsApplied").intValue() != rows) {
      throw new IllegalStateException("%d rows were to be applied: %s".formatted(rows, job));
    }
  }
}
