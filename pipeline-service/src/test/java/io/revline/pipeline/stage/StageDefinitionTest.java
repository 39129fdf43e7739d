package io.revline.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revline.kit.problem.InvalidInput;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a stage that deals rest on. */
class StageDefinitionTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-06-15T10:00:00.123456Z");
  private static final Instant SEPTEMBER = Instant.parse("2026-09-01T00:00:00Z");
  private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");

  private static final Terms FIRST = terms(null, "0.2");
  private static final Terms SINCE_MARCH = terms(MARCH, "0.3");

  @Test
  void terms_given_alone_hold_from_now_on() {
    StageDefinition next = stage(FIRST).becoming(stage(terms(null, "0.5")), NOW);

    assertThat(next.terms()).containsExactly(FIRST, terms(NOW, "0.5"));
  }

  @Test
  void the_terms_that_hold_already_given_alone_change_nothing() {
    StageDefinition next = stage(FIRST, SINCE_MARCH).becoming(stage(terms(null, "0.30")), NOW);

    assertThat(next.terms()).containsExactly(FIRST, SINCE_MARCH);
  }

  @Test
  void an_older_list_holds_again_from_now_on() {
    Terms latest = terms(NOW.minusSeconds(60), "0.9");

    StageDefinition next =
        stage(FIRST, SINCE_MARCH, latest).becoming(stage(FIRST, SINCE_MARCH), NOW);

    assertThat(next.terms()).containsExactly(FIRST, SINCE_MARCH, latest, terms(NOW, "0.3"));
  }

  @Test
  void terms_of_the_future_take_the_place_of_others_there() {
    StageDefinition next =
        stage(FIRST, terms(SEPTEMBER, "0.4")).becoming(stage(FIRST, terms(OCTOBER, "0.6")), NOW);

    assertThat(next.terms()).containsExactly(FIRST, terms(OCTOBER, "0.6"));
  }

  @Test
  void terms_of_the_past_are_neither_added_nor_changed() {
    StageDefinition known = stage(FIRST, SINCE_MARCH);
    StageDefinition changed = stage(FIRST, terms(MARCH, "0.4"));
    StageDefinition added = stage(FIRST, terms(MARCH.minusSeconds(9), "0.2"), SINCE_MARCH);
    StageDefinition changedStart = stage(terms(null, "0.4"), SINCE_MARCH);

    assertThatThrownBy(() -> known.becoming(changed, NOW))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("terms[1] lie in the past");
    assertThatThrownBy(() -> known.becoming(added, NOW)).hasMessageContaining("terms[1] lie");
    assertThatThrownBy(() -> known.becoming(changedStart, NOW))
        .hasMessageContaining("terms[0] lie in the past");
  }

  @Test
  void a_moment_is_on_the_terms_that_have_begun_by_then() {
    StageDefinition stage = stage(FIRST, SINCE_MARCH);

    assertThat(stage.at("p", MARCH.minusNanos(1)).probability()).isEqualByComparingTo("0.2");
    assertThat(stage.at("p", MARCH).probability()).isEqualByComparingTo("0.3");
    assertThat(stage.at("p", Instant.EPOCH).probability()).isEqualByComparingTo("0.2");
  }

  private static StageDefinition stage(Terms... terms) {
    return new StageDefinition("s", "Stage", 1, DealStatus.OPEN, List.of(terms));
  }

  private static Terms terms(@Nullable Instant from, String probability) {
    return new Terms(from, new BigDecimal(probability), ForecastCategory.PIPELINE, null);
  }
}
