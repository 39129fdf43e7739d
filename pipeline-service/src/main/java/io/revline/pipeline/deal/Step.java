package io.revline.pipeline.deal;

import io.revline.pipeline.timeline.Fact;
import io.revline.pipeline.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that some fields took together.
 *
 * @param at business time; null means now, and then only what differs from the latest is news
 * @param seq the source's order among steps of one instant; null for a person, whose steps are in
 *     the order of the versions they make
 * @param values the fields
 */
public record Step(@Nullable Instant at, @Nullable Long seq, FieldValues values) {

  /** A step that happens now. */
  public static Step now(FieldValues values) {
    return new Step(null, null, values);
  }

  /** The same moment with other values. */
  Step with(FieldValues others) {
    return new Step(at, seq, others);
  }

  /** The facts of this step that the timeline does not hold yet. */
  List<Fact> news(Timeline timeline, Instant now, long nextVersion) {
    long order = seq == null ? nextVersion : seq;
    return values.asMap().entrySet().stream()
        .filter(entry -> at != null || !timeline.isLatest(entry.getKey(), entry.getValue()))
        .map(entry -> new Fact(entry.getKey(), entry.getValue(), at == null ? now : at, order))
        .filter(fact -> !timeline.holds(fact))
        .toList();
  }
}
