package io.revline.contracts.deal;

import java.util.List;

/** A deal was lost. Components as in {@link DealEvent}. */
public record DealLost(List<FieldChange> changes, DealSnapshot deal, List<DealSegment> segments)
    implements DealEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.deal.lost.v1";

  public DealLost {
    changes = List.copyOf(changes);
    segments = List.copyOf(segments);
  }
}
