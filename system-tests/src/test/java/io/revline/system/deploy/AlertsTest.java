package io.revline.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertsTest {
  private static final String RULES = "deploy/prometheus/alerts.yml";
  private static final String TESTS = "deploy/prometheus/alerts_test.yml";
  private static final String RUNBOOK = "docs/operations/runbook";

  /** One rule. */
  record Alert(String name, String query, String severity, JsonNode notes) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Alert> alerts() {
    return Checkout.yaml(RULES)
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream())
        .map(rule ->
            new Alert(
                rule.path("alert").asText(),
                rule.path("expr").asText(),
                rule.at("/labels/severity").asText(),
                rule.path("annotations")));
  }

  @Test
  void prometheus_fires_them_when_it_should_and_not_before() throws Exception {
    // Whoever builds without Prometheus' tools misses this one; the machine that decides does not.
    assumeTrue(System.getenv("CI") != null || isInstalled(), "promtool is not installed");

    assertThat(promtool("check", "rules", RULES)).contains("SUCCESS");
    assertThat(promtool("check", "config", "--syntax-only", "deploy/prometheus/prometheus.yml"))
        .contains("SUCCESS");
    assertThat(promtool("test", "rules", TESTS)).contains("SUCCESS").doesNotContain("FAILED");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void each_asks_for_what_services_serve_and_is_tested(Alert alert) {
    assertThat(new PromQuery(alert.query()).unknown()).isEmpty();
    assertThat(Checkout.text(TESTS)).contains("alertname: " + alert.name() + "\n");
    assertThat(alert.severity()).isIn("page", "ticket");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void each_links_to_its_page_of_the_runbook_which_says_what_to_do(Alert alert) {
    String page = RUNBOOK + "/" + alert.name() + ".md";

    assertThat(alert.notes().path("runbook").asText()).isEqualTo(page);
    assertThat(alert.notes().path("summary").asText()).isNotBlank();
    assertThat(Checkout.text(page))
        .startsWith("# " + alert.name() + "\n")
        .contains("**Means.** ", "**Look at**\n", "**Do**\n");
  }

  @Test
  void the_runbook_has_no_page_of_an_alert_that_is_gone() {
    assertThat(Checkout.names(RUNBOOK, ".md"))
        .containsExactlyInAnyOrderElementsOf(alerts().map(alert -> alert.name() + ".md").toList());
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      return run("--version").waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String promtool(String... arguments) throws IOException, InterruptedException {
    Process process = run(arguments);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static Process run(String... arguments) throws IOException {
    return new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList())
        .directory(Checkout.ROOT.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
