package io.revline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.revline.platform.home.Service;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A table that is larger than what pipeline-service may keep in memory. Takes minutes. */
@EnabledIfSystemProperty(named = "revline.soak", matches = "true")
class BigTableTest {
  private static final long SIZE = 100_000_000;
  private static final long HEAP = 512L << 20;
  private static final String MAPPING =
      """
      source: big
      externalId: id
      pipeline: default
      currency: USD
      created: opened
      stage: {constant: qualification}
      fields: {name: id}
      """;

  private final RunningPlatform platform = RunningPlatform.shared();
  private final Api api = new Api(platform);

  @Test
  void a_table_of_100_mb_is_imported_in_less_than_512_mb_of_heap() throws IOException {
    Path table = Scratch.folder("big").resolve("big.csv");
    long rows = 0;
    try (BufferedWriter text = Files.newBufferedWriter(table)) {
      text.write("id,opened,remark\n");
      String remark = "x".repeat(4_000);
      for (long written = 0; written < SIZE; written += remark.length()) {
        text.write("big-%d,2024-01-01,%s\n".formatted(rows++, remark));
      }
    }
    assertThat(Files.size(table)).isGreaterThan(SIZE);
    double limit = heap(platform.url(Service.PIPELINE));

    String job =
        api.as("revops")
            .contentType(ContentType.MULTIPART)
            .multiPart("file", table.toFile())
            .multiPart("mapping", "mapping.yaml", MAPPING.getBytes(StandardCharsets.UTF_8))
            .post("/api/v1/imports")
            .then()
            .statusCode(202)
            .extract()
            .header("Location")
            .replaceFirst("^https?://[^/]+", "");
    JsonNode end =
        await()
            .atMost(Duration.ofMinutes(10))
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> api.tree(job), progress -> progress.path("complete").asBoolean());

    System.out.printf("100 MB, %d rows, in a heap of at most %.0f MB%n", rows, limit / (1 << 20));
    assertThat(limit).isPositive().isLessThan(HEAP);
    assertThat(end.path("rowsApplied").asLong()).isEqualTo(rows);
  }

  /** What all parts of the heap together may grow to, in bytes. */
  private static double heap(String service) {
    return given()
        .baseUri(service)
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("jvm_memory_max_bytes{area=\"heap\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
