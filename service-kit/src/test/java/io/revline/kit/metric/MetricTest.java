package io.revline.kit.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {
  /** Rows of the page's table begin with the metric's name. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

  @ParameterizedTest
  @EnumSource
  void a_definition_is_whole(Metric metric) {
    assertThat(metric.word()).matches("[a-z]+(-[a-z]+)*");
    assertThat(metric.version()).isPositive();
    assertThat(metric.formula()).isNotBlank();
    assertThat(metric.sampleFloor()).isNotNegative();
    assertThat(metric.edgeCases()).isNotEmpty();
    if (metric.unit() != MetricUnit.DEALS_AND_MONEY) {
      assertThat(metric.denominator()).isPresent();
      assertThat(metric.edgeCases()).anyMatch(each -> each.contains("null"));
    }
  }

  @Test
  void no_two_metrics_have_one_name() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::word)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void the_page_of_metrics_says_what_the_catalogue_says(Metric metric) throws IOException {
    assertThat(page().lines())
        .anyMatch(line ->
            line.startsWith("| `%s` | %d |".formatted(metric.word(), metric.version()))
                && line.contains("| " + metric.formula() + " |"));
  }

  @Test
  void the_page_of_metrics_has_no_other() throws IOException {
    List<String> shown = ROW.matcher(page()).results().map(row -> row.group(1)).toList();

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metric.values()).map(Metric::word).toList());
  }

  @Test
  void a_figure_is_written_with_the_name_and_version_of_its_metric() throws IOException {
    Figure figure =
        new Figure(
            Metric.WEIGHTED_PIPELINE,
            Instant.parse("2017-12-01T00:00:00Z"),
            null,
            Map.of(),
            List.of(),
            Row.worth(Row.TOTAL, Row.TOTAL, 0, List.of()));

    String written =
        JsonMapper.builder().addModule(new JavaTimeModule()).build().writeValueAsString(figure);

    assertThat(written)
        .startsWith("{\"metric\":\"weighted-pipeline\",\"definitionVersion\":3,\"asOf\":");
  }

  private static String page() throws IOException {
    return Files.readString(Path.of(System.getProperty("revline.root"), "docs", "metrics.md"));
  }
}
