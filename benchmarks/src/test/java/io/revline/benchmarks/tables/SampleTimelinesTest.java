package io.revline.benchmarks.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTimelinesTest {
  private static final int DEALS = 2_000;
  private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void deals_have_six_segments_or_so_and_all_three_ends() {
    List<SegmentRow> segments = told().stream().flatMap(List::stream).toList();

    assertThat(segments.size()).isBetween(5 * DEALS, 7 * DEALS);
    assertThat(segments)
        .extracting(SegmentRow::stage)
        .contains(SampleStage.NEGOTIATION, SampleStage.WON, SampleStage.LOST);
    assertThat(segments).allMatch(segment -> !segment.recordedFrom().isAfter(END));
  }

  @Test
  void what_is_believed_of_a_deal_follows_on_without_a_gap_and_ends_open() {
    for (List<SegmentRow> history : told()) {
      List<SegmentRow> believed =
          history.stream()
              .filter(segment -> segment.recordedTo() == null)
              .sorted(Comparator.comparing(SegmentRow::from))
              .toList();
      for (int i = 1; i < believed.size(); i++) {
        assertThat(believed.get(i - 1).to()).isEqualTo(believed.get(i).from());
      }
      assertThat(believed.getLast().to()).isNull();
    }
  }

  @Test
  void some_deals_change_hands_and_some_have_no_close_date() {
    List<List<SegmentRow>> told = told();

    assertThat(told.stream().filter(SampleTimelinesTest::changesHands).count())
        .isBetween(DEALS / 20L, DEALS / 7L);
    assertThat(told.stream().filter(it -> it.getFirst().closeDate() == null).count())
        .isBetween(DEALS / 40L, DEALS / 12L);
  }

  private static boolean changesHands(List<SegmentRow> history) {
    return history.stream().map(SegmentRow::owner).distinct().count() > 1;
  }

  @Test
  void the_same_deals_are_told_every_time() {
    assertThat(told()).isEqualTo(told());
  }

  @Test
  void more_deals_of_the_last_days_are_others_and_all_stand_open() {
    List<List<SegmentRow>> more = new ArrayList<>();
    new SampleTimelines(END, DEALS).andOpen(300).forEach(more::add);

    assertThat(more).hasSize(300);
    assertThat(more).extracting(history -> history.getLast().closedAt()).containsOnlyNulls();
    assertThat(more)
        .extracting(history -> history.getFirst().deal().id())
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(
            told().stream().map(history -> history.getFirst().deal().id()).toList());
    assertThat(more).allMatch(history -> history.getFirst().from().isBefore(END));
  }

  private static List<List<SegmentRow>> told() {
    List<List<SegmentRow>> told = new ArrayList<>();
    new SampleTimelines(END, DEALS).forEach(told::add);
    return told;
  }
}
