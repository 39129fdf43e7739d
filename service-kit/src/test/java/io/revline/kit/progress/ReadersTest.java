package io.revline.kit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final Instant RECORDED = Instant.parse("2026-01-10T08:00:00Z");
  private static final Set<String> TOLD = Set.of("deals", "catalog");

  @Test
  void something_is_known_everywhere_when_every_reader_has_told_of_a_later_time() {
    Readers readers = awaiting("forecast", "performance");

    assertThat(readers.haveAll(RECORDED)).as("nobody was heard").isFalse();
    readers.heard(new Reading("forecast", TOLD, RECORDED.plusMillis(1)));
    assertThat(readers.haveAll(RECORDED)).as("one was heard").isFalse();
    readers.heard(new Reading("performance", TOLD, RECORDED));
    assertThat(readers.haveAll(RECORDED)).as("what is recorded then may be to come").isFalse();
    readers.heard(new Reading("somebody", TOLD, RECORDED.plusSeconds(9)));
    assertThat(readers.haveAll(RECORDED)).as("nobody waits for that one").isFalse();
    readers.heard(new Reading("performance", TOLD, RECORDED.plusMillis(1)));
    assertThat(readers.haveAll(RECORDED)).isTrue();
  }

  @Test
  void a_reader_that_has_only_some_of_the_topics_is_waited_for() {
    Readers readers = awaiting("forecast");

    readers.heard(new Reading("forecast", Set.of("deals"), RECORDED.plusSeconds(1)));
    readers.heard(new Reading("forecast", Set.of("people"), RECORDED.plusSeconds(1)));
    assertThat(readers.haveAll(RECORDED)).as("the catalog is not read that far").isFalse();
    readers.heard(new Reading("forecast", Set.of("catalog", "deals"), RECORDED.plusSeconds(1)));
    assertThat(readers.haveAll(RECORDED)).isTrue();
  }

  @Test
  void a_reader_that_repeats_what_it_said_before_has_not_gone_back() {
    Readers readers = awaiting("forecast");

    readers.heard(new Reading("forecast", TOLD, RECORDED.plusSeconds(1)));
    readers.heard(new Reading("forecast", TOLD, RECORDED.minusSeconds(1)));

    assertThat(readers.haveAll(RECORDED)).isTrue();
  }

  @Test
  void without_readers_nothing_is_waited_for() {
    Readers readers = new Readers(Optional.empty(), Optional.empty());

    assertThat(readers.isAnybodyAwaited()).isFalse();
    assertThat(readers.haveAll(RECORDED)).isTrue();
  }

  private static Readers awaiting(String... readers) {
    return new Readers(Optional.of(List.of(readers)), Optional.of(List.of("deals", "catalog")));
  }
}
