package io.revline.pipeline.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.pipeline.intake.Conformance;
import io.revline.pipeline.intake.ContentType;
import io.revline.pipeline.intake.Feature;
import io.revline.pipeline.intake.Feature.Scenario;
import io.revline.pipeline.intake.Feature.Step;
import io.revline.pipeline.intake.IntakeFormat;
import io.revline.pipeline.intake.IntakeMessage;
import io.revline.testkit.RevlineStack;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The CloudEvents project's own scenarios of the HTTP binding. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class HttpBindingTest {
  @Inject @Any Instance<IntakeFormat> formats;

  @Test
  void there_are_scenarios_of_both_modes() {
    assertThat(scenarios()).hasSize(4);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void it_conforms(Scenario scenario) {
    Conformance.run(
        scenario,
        List.of("Given an HTTP request"),
        "When parsed as HTTP request",
        steps -> message(steps.getFirst()),
        formats);
  }

  static List<Scenario> scenarios() {
    return Feature.scenarios("http-protocol-binding.feature");
  }

  private static IntakeMessage message(Step request) {
    String[] parts = request.text().split("\n\n", 2);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    parts[0]
        .lines()
        .skip(1)
        .map(line -> line.split(": ", 2))
        .forEach(header -> headers.put(header[0], List.of(header[1])));
    return new IntakeMessage(
        ContentType.of(headers.getOrDefault("Content-Type", List.of("none")).getFirst()),
        HttpAttributes.of(headers),
        parts[1].getBytes(StandardCharsets.UTF_8));
  }
}
