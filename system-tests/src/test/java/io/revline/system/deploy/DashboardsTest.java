package io.revline.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.testkit.operations.MetricCatalogue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<String> dashboards() {
    return Checkout.names("deploy/grafana", ".json");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void every_panel_shows_what_services_serve(String dashboard) {
    String prometheus =
        Checkout.yaml("deploy/grafana/provisioning/datasources/prometheus.yml")
            .at("/datasources/0/uid")
            .asText();
    JsonNode panels = read(dashboard).get("panels");

    assertThat(panels).isNotEmpty();
    for (JsonNode panel : panels) {
      assertThat(panel.at("/datasource/uid").asText()).isEqualTo(prometheus);
      assertThat(panel.get("targets")).isNotEmpty();
      for (JsonNode target : panel.get("targets")) {
        PromQuery query = new PromQuery(target.get("expr").asText());
        assertThat(query.metrics()).as(target.toString()).isNotEmpty();
        assertThat(query.unknown()).as(target.toString()).isEmpty();
      }
    }
  }

  @Test
  void whatever_revline_serves_is_shown_by_some_panel() {
    Set<String> shown = new TreeSet<>();
    for (String dashboard : dashboards()) {
      read(dashboard)
          .findValuesAsText("expr")
          .forEach(query -> shown.addAll(new PromQuery(query).metrics()));
    }

    assertThat(shown)
        .containsAll(MetricCatalogue.entries().stream().map(MetricCatalogue.Entry::name).toList());
  }

  private static JsonNode read(String dashboard) {
    try {
      return JSON.readTree(Checkout.text("deploy/grafana/" + dashboard));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
