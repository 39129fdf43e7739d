package io.revline.benchmarks.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleTimelinesTest {
  private static final int DEALS = 2_000;
  private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void deals_have_six_segments_or_so_and_all_three_ends() {
    List<SegmentRow> segments = told();

    assertThat(segments.size()).isBetween(5 * DEALS, 7 * DEALS);
    assertThat(segments).extracting(SegmentRow::status).contains("open", "won", "lost");
    assertThat(segments).allMatch(segment -> !segment.recordedFrom().isAfter(END));
  }

  @Test
  void what_is_believed_of_a_deal_follows_on_without_a_gap_and_ends_open() {
    told().stream()
        .filter(segment -> segment.recordedTo() == null)
        .collect(Collectors.groupingBy(SegmentRow::deal))
        .values()
        .forEach(believed -> {
          believed.sort(Comparator.comparing(SegmentRow::from));
          for (int i = 1; i < believed.size(); i++) {
            assertThat(believed.get(i - 1).to()).isEqualTo(believed.get(i).from());
          }
          assertThat(believed.getLast().to()).isNull();
        });
  }

  @Test
  void the_same_deals_are_told_every_time() {
    assertThat(told()).isEqualTo(told());
  }

  private static List<SegmentRow> told() {
    List<SegmentRow> segments = new ArrayList<>();
    new SampleTimelines(END, DEALS).forEach(segments::add);
    return segments;
  }
}
