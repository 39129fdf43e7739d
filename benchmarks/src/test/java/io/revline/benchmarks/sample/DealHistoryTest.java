package io.revline.benchmarks.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.testkit.contract.EventSchemas;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DealHistoryTest {

  @ParameterizedTest
  @MethodSource("events")
  void every_event_keeps_the_contract(WireEvent event) {
    assertThat(EventSchemas.violations(event.type(), event.body())).isEmpty();
  }

  static Stream<WireEvent> events() {
    return new DealHistories(7)
        .next(20).stream()
            .flatMap(history -> Stream.of(history.created(), history.moved(), history.won()));
  }

  @Test
  void the_same_seed_gives_the_same_events_and_no_id_comes_twice() {
    assertThat(events().toList()).isEqualTo(events().toList());
    assertThat(events().map(WireEvent::id)).doesNotHaveDuplicates().hasSize(60);
    assertThat(new DealHistories(8).next()).isNotEqualTo(new DealHistories(7).next());
  }
}
