package io.revline.contracts.deal;

import java.util.List;

/**
 * A deal came into being; an imported one may already be closed. Components as in {@link
 * DealEvent}.
 */
public record DealCreated(List<FieldChange> changes, DealSnapshot deal, List<DealSegment> segments)
    implements DealEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.deal.created.v1";

  public DealCreated {
    changes = List.copyOf(changes);
    segments = List.copyOf(segments);
  }
}
