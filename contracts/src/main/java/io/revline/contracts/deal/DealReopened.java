package io.revline.contracts.deal;

import java.util.List;

/** A closed deal is open again. Components as in {@link DealEvent}. */
public record DealReopened(List<FieldChange> changes, DealSnapshot deal, List<DealSegment> segments)
    implements DealEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.deal.reopened.v1";

  public DealReopened {
    changes = List.copyOf(changes);
    segments = List.copyOf(segments);
  }
}
