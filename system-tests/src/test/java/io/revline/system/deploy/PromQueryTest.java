package io.revline.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQueryTest {

  @Test
  void metrics_and_labels_are_told_from_functions_operators_and_texts() {
    PromQuery query =
        new PromQuery(
            "sum by (upstream) (rate(revline_gateway_upstream_seconds_count{outcome!~\"[234]xx|lost_in\"}[5m]))"
                + " / on (service, place) min_over_time((a_b > 0)[10m:15s]) and time() - c > 1.5");

    assertThat(query.metrics())
        .containsExactly("a_b", "c", "revline_gateway_upstream_seconds_count");
    assertThat(query.labels()).containsExactly("outcome", "place", "service", "upstream");
    assertThat(query.unknown()).containsExactly("a_b", "c", "place");
  }
}
