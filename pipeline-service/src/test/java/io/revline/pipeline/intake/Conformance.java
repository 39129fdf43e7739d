package io.revline.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.pipeline.intake.Feature.Scenario;
import io.revline.pipeline.intake.Feature.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs conformance scenarios: what a binding makes of a message is what the scenario says. */
public final class Conformance {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Conformance() {}

  /**
   * Runs a scenario.
   *
   * @param given the sentences of the steps that make up the message, in their order
   * @param when the sentence that says it is parsed
   * @param binding makes a message of those steps
   */
  public static void run(
      Scenario scenario,
      List<String> given,
      String when,
      Function<List<Step>, IntakeMessage> binding,
      Iterable<IntakeFormat> formats) {
    List<Step> message = new ArrayList<>();
    @Nullable IntakeEvent parsed = null;
    int asserted = 0;
    for (Step step : scenario.steps()) {
      if (given.contains(step.sentence())) {
        message.add(step);
      } else if (step.sentence().equals(when)) {
        parsed = parsed(binding.apply(message), formats);
      } else {
        check(step, Objects.requireNonNull(parsed));
        asserted++;
      }
    }
    assertThat(message).hasSameSizeAs(given);
    assertThat(asserted).isEqualTo(2);
  }

  private static IntakeEvent parsed(IntakeMessage message, Iterable<IntakeFormat> formats) {
    List<IntakeEvent> events = new ArrayList<>();
    for (IntakeFormat format : formats) {
      if (format.reads(message.contentType())) {
        events.addAll(format.read(message));
      }
    }
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  private static void check(Step step, IntakeEvent parsed) {
    switch (step.sentence()) {
      case "Then the attributes are:" ->
          assertThat(parsed.attributes()).containsExactlyInAnyOrderEntriesOf(step.table());
      case "And the data is equal to the following JSON:" ->
          assertThat(json(parsed.data())).isEqualTo(json(step.text()));
      default -> throw new AssertionError("no such step is known: " + step.sentence());
    }
  }

  private static Object json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
