package io.revline.forecast.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a deal, as it came to pass.
 *
 * @param id the deal
 * @param externalId its name in the system it comes from
 * @param createdAt when it came to be, in business time
 * @param states by the time they began; of several that began at one moment the last one stood
 */
public record DealHistory(
    UUID id, @Nullable String externalId, Instant createdAt, List<DealState> states) {

  public DealHistory {
    states = distinct(states);
  }

  /** What was known of it before a moment. */
  public DealHistory before(Instant moment) {
    return new DealHistory(
        id,
        externalId,
        createdAt,
        states.stream().filter(state -> state.from().isBefore(moment)).toList());
  }

  /** Whether it stood open after all changes before a moment. */
  public boolean openAt(Instant moment) {
    return !before(moment).states().isEmpty() && stateAt(moment).open();
  }

  /**
   * What it was after all changes before a moment.
   *
   * @throws java.util.NoSuchElementException when it was not there yet
   */
  DealState stateAt(Instant moment) {
    return before(moment).states().getLast();
  }

  /** Without states that lasted no time or changed nothing; those that decided the deal stay. */
  private static List<DealState> distinct(List<DealState> states) {
    List<DealState> kept = new ArrayList<>(states.size());
    for (DealState state : states) {
      DealState last = kept.isEmpty() ? null : kept.getLast();
      if (last != null && last.open() == state.open() && last.from().equals(state.from())) {
        kept.removeLast();
        last = kept.isEmpty() ? null : kept.getLast();
      }
      if (last == null || !last.saysTheSameAs(state)) {
        kept.add(state);
      }
    }
    return List.copyOf(kept);
  }
}
