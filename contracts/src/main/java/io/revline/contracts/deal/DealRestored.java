package io.revline.contracts.deal;

import java.util.List;

/** A deleted deal is there again. Components as in {@link DealEvent}. */
public record DealRestored(List<FieldChange> changes, DealSnapshot deal, List<DealSegment> segments)
    implements DealEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.deal.restored.v1";

  public DealRestored {
    changes = List.copyOf(changes);
    segments = List.copyOf(segments);
  }
}
