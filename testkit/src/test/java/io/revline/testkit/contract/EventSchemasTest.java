package io.revline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.contracts.Topics;
import io.revline.contracts.deal.DealEventTypes;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemasTest {
  private static final String WON = "revline.deal.won.v1";

  @ParameterizedTest
  @MethodSource("types")
  void a_sample_of_the_contracts_has_no_violation(String type) throws Exception {
    assertThat(EventSchemas.violations(type, sample(type))).isEmpty();
  }

  @Test
  void a_wrong_value_in_a_shared_definition_is_named_with_its_place() throws Exception {
    String broken = sample(WON).replace("\"EUR\"", "\"euro\"");

    assertThat(EventSchemas.violations(WON, broken))
        .anyMatch(violation -> violation.contains("/deal/state/amount/currency"));
  }

  @Test
  void a_wrong_instant_is_a_violation() throws Exception {
    String broken = sample(WON).replace("2026-05-29T11:48:05.512377Z", "2026-05-32T11:48:05Z");

    assertThat(EventSchemas.violations(WON, broken)).isNotEmpty();
  }

  @Test
  void an_unknown_type_is_a_violation() {
    assertThat(EventSchemas.violations("revline.deal.painted.v1", "{}"))
        .containsExactly("there is no schema for the type revline.deal.painted.v1");
  }

  static Set<String> types() {
    return DealEventTypes.ALL.keySet();
  }

  private static String sample(String type) throws Exception {
    try (InputStream in = Topics.class.getResourceAsStream("/samples/" + type + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
