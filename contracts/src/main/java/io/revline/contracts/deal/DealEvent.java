package io.revline.contracts.deal;

import java.util.List;

/**
 * One committed change of one deal. All events have one shape; the type says what the change meant
 * for the deal.
 */
public sealed interface DealEvent
    permits DealCreated, DealChanged, DealWon, DealLost, DealReopened, DealDeleted, DealRestored {
  /** What changed, in order of business time and sequence; a field may repeat. */
  List<FieldChange> changes();

  /** The deal after the change. */
  DealSnapshot deal();

  /** The segments the change ended belief in, and those that took their place. */
  List<DealSegment> segments();
}
