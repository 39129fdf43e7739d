package io.revline.contracts.deal;

import java.util.List;

/** A deal was won. Components as in {@link DealEvent}. */
public record DealWon(List<FieldChange> changes, DealSnapshot deal, List<DealSegment> segments)
    implements DealEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.deal.won.v1";

  public DealWon {
    changes = List.copyOf(changes);
    segments = List.copyOf(segments);
  }
}
