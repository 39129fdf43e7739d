package io.revline.pipeline.intake.events;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The CloudEvents project's own scenarios of the Kafka binding. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class KafkaBindingTest {
  @Inject @Any Instance<IntakeFormat> formats;

  @Test
  void there_are_scenarios_of_both_modes() {
    assertThat(scenarios()).hasSize(3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void it_conforms(Scenario scenario) {
    Conformance.run(
        scenario,
        List.of("Given a Kafka message with payload:", "And Kafka headers:"),
        "When parsed as Kafka message",
        KafkaBindingTest::message,
        formats);
  }

  static List<Scenario> scenarios() {
    return Feature.scenarios("kafka-protocol-binding.feature");
  }

  private static IntakeMessage message(List<Step> steps) {
    Map<String, String> headers = steps.getLast().table();
    return new IntakeMessage(
        ContentType.of(headers.get("content-type")),
        KafkaAttributes.of(headers),
        steps.getFirst().text().getBytes(StandardCharsets.UTF_8));
  }
}
