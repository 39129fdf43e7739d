package io.revline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.benchmarks.report.Limit;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Report REPORT =
      new Report(
          List.of(
              Measurement.of("creates-through-gateway", 1234.5678, "deals/s", 4938.2712),
              Measurement.of("win-to-forecast-p50", 12.34567, "ms", 4.11522),
              Measurement.of("deal-by-id", 9.99, "ms", 0.5).within(Limit.under(10)),
              Measurement.of("list-name", 50, "ms", 0.5).within(Limit.under(50)),
              Measurement.of("projection", 25, "events/s", 100).within(Limit.ofRaw("0.25")),
              Measurement.of("import", 1, "rows/s", 100).within(Limit.ofRaw("0.02")),
              Measurement.of("intake", 8_000, "events/s", 10_000).within(Limit.atLeast(8_000)),
              Measurement.of("timeline", 7_999, "events/s", 10_000).within(Limit.atLeast(8_000))));

  @Test
  void the_report_is_a_list_of_figures_each_with_its_raw_limit(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("target").resolve("bench").resolve("report.json");

    REPORT.writeTo(file);

    JsonNode expected =
        new ObjectMapper()
            .readTree(
                """
                [{"name": "creates-through-gateway", "value": 1235, "unit": "deals/s",
                  "raw": 4938, "ratio": 0.2500},
                 {"name": "win-to-forecast-p50", "value": 12.35, "unit": "ms",
                  "raw": 4.115, "ratio": 3.000},
                 {"name": "deal-by-id", "value": 9.990, "unit": "ms", "raw": 0.5000,
                  "ratio": 19.98, "limit": "value < 10", "met": true},
                 {"name": "list-name", "value": 50, "unit": "ms", "raw": 0.5000,
                  "ratio": 100, "limit": "value < 50", "met": false},
                 {"name": "projection", "value": 25, "unit": "events/s", "raw": 100,
                  "ratio": 0.25, "limit": "ratio >= 0.25", "met": true},
                 {"name": "import", "value": 1, "unit": "rows/s", "raw": 100,
                  "ratio": 0.01, "limit": "ratio >= 0.02", "met": false},
                 {"name": "intake", "value": 8000, "unit": "events/s", "raw": 10000,
                  "ratio": 0.8, "limit": "value >= 8000", "met": true},
                 {"name": "timeline", "value": 7999, "unit": "events/s", "raw": 10000,
                  "ratio": 0.7999, "limit": "value >= 8000", "met": false}]
                """);
    assertThat(new ObjectMapper().readTree(file.toFile())).isEqualTo(expected);
  }

  @Test
  void the_table_prints_every_figure_beside_its_raw_limit() {
    assertThat(REPORT.table().lines())
        .hasSize(9)
        .anySatisfy(line ->
            assertThat(line.split(" +"))
                .containsExactly("creates-through-gateway", "1235", "4938", "deals/s", "0.25"))
        .anySatisfy(line ->
            assertThat(line.split(" +"))
                .containsExactly("win-to-forecast-p50", "12.35", "4.115", "ms", "3.000"))
        .anySatisfy(line ->
            assertThat(line.split(" +"))
                .containsExactly("list-name", "50", "0.5", "ms", "100", "value", "<", "50", "no"));
  }

  @Test
  void the_figures_that_miss_their_limit_are_named() {
    assertThat(REPORT.missed()).containsExactly("list-name", "import", "timeline");
  }

  @Test
  void a_figure_that_measured_nothing_is_refused() {
    assertThatThrownBy(() -> Measurement.of("projection-forecast", Double.NaN, "events/s", 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("projection-forecast measured nothing");
    assertThatThrownBy(() -> Measurement.of("projection-forecast", 10, "events/s", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
