package io.revline.contracts.deal;

import java.util.List;

/** A deal changed and its status did not. Components as in {@link DealEvent}. */
public record DealChanged(List<FieldChange> changes, DealSnapshot deal, List<DealSegment> segments)
    implements DealEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.deal.changed.v1";

  public DealChanged {
    changes = List.copyOf(changes);
    segments = List.copyOf(segments);
  }
}
