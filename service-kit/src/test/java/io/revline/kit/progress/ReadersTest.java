package io.revline.kit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final Instant RECORDED = Instant.parse("2026-01-10T08:00:00Z");

  @Test
  void something_is_known_everywhere_when_every_reader_has_told_of_a_later_time() {
    Readers readers = new Readers(Optional.of(List.of("forecast", "performance")));

    assertThat(readers.haveAll(RECORDED)).as("nobody was heard").isFalse();
    readers.heard(new Reading("forecast", RECORDED.plusMillis(1)));
    assertThat(readers.haveAll(RECORDED)).as("one was heard").isFalse();
    readers.heard(new Reading("performance", RECORDED));
    assertThat(readers.haveAll(RECORDED)).as("what is recorded then may be to come").isFalse();
    readers.heard(new Reading("somebody", RECORDED.plusSeconds(9)));
    assertThat(readers.haveAll(RECORDED)).as("nobody waits for that one").isFalse();
    readers.heard(new Reading("performance", RECORDED.plusMillis(1)));
    assertThat(readers.haveAll(RECORDED)).isTrue();
  }

  @Test
  void a_reader_that_repeats_what_it_said_before_has_not_gone_back() {
    Readers readers = new Readers(Optional.of(List.of("forecast")));

    readers.heard(new Reading("forecast", RECORDED.plusSeconds(1)));
    readers.heard(new Reading("forecast", RECORDED.minusSeconds(1)));

    assertThat(readers.haveAll(RECORDED)).isTrue();
  }

  @Test
  void without_readers_nothing_is_waited_for() {
    Readers readers = new Readers(Optional.empty());

    assertThat(readers.isAnybodyAwaited()).isFalse();
    assertThat(readers.haveAll(RECORDED)).isTrue();
  }
}
