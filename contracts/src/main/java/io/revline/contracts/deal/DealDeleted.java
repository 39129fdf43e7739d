package io.revline.contracts.deal;

import java.util.List;

/**
 * A deal was deleted: it counts nowhere from that business time on. Components as in {@link
 * DealEvent}.
 */
public record DealDeleted(List<FieldChange> changes, DealSnapshot deal, List<DealSegment> segments)
    implements DealEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.deal.deleted.v1";

  public DealDeleted {
    changes = List.copyOf(changes);
    segments = List.copyOf(segments);
  }
}
