package io.revline.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.benchmarks.run.GatewayClient;
import io.revline.benchmarks.sample.DealHistories;
import io.revline.benchmarks.sample.TopicRecord;
import io.revline.testkit.contract.EventSchemas;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceEventsTest {

  @ParameterizedTest
  @MethodSource("events")
  void every_event_keeps_the_contract(TopicRecord event) {
    String type = String.valueOf(event.headers().get("ce_type"));

    assertThat(EventSchemas.violations(type, event.body())).isEmpty();
    assertThat(event.topic()).isEqualTo("revline.intake.v1");
    assertThat(event.key())
        .isEqualTo(event.headers().get("ce_source") + "/" + event.headers().get("ce_subject"));
  }

  static Stream<TopicRecord> events() {
    return Stream.concat(
        new DealHistories(7)
            .next(20).stream()
                .flatMap(deal ->
                    Stream.of(
                        SourceEvents.created(deal),
                        SourceEvents.moved(deal),
                        SourceEvents.won(deal))),
        IntStream.range(0, 40).mapToObj(MarkedDeals::event));
  }

  @Test
  void no_source_names_two_events_alike_and_several_sources_tell() {
    List<TopicRecord> events = events().toList();

    assertThat(events)
        .extracting(event -> event.headers().get("ce_source") + event.headers().get("ce_id"))
        .doesNotHaveDuplicates()
        .hasSize(100);
    assertThat(events)
        .extracting(event -> event.headers().get("ce_source"))
        .contains("bench-intake-0", "bench-intake-1", "bench-intake-2");
  }

  @Test
  void a_rollup_tells_which_marked_events_it_knows_in_whatever_currency_its_total_is() {
    int[] known =
        MarkedDeals.known(
            GatewayClient.parsed(
                """
                {"figures": [
                  {"metric": "closed-won", "rows": [
                    {"key": "marked-1", "amount": {"amount": "9.0000", "currency": "EUR"}}]},
                  {"metric": "open-pipeline", "rows": [
                    {"key": "rep-3", "amount": {"amount": "5.0000", "currency": "EUR"}},
                    {"key": "marked-0", "amount": {"amount": "31.0000", "currency": "EUR"}},
                    {"key": "marked-2", "amounts": [{"amount": "3.0000", "currency": "EUR"}]}]}]}
                """));

    assertThat(known).startsWith(31, 0, 3, 0).hasSize(30);
  }
}
