package io.revline.pipeline.deal;

import io.revline.pipeline.timeline.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * A deal and what was learned of it so far. Whoever holds one has locked the deal, or made it, and
 * nobody else learns anything of it meanwhile.
 */
final class DealHistory {
  private final Deal deal;
  private final List<ExternalId> externalIds;
  private final List<Fact> facts;
  private final List<SegmentRow> believed;

  /** The history of a deal that is there. */
  DealHistory(
      Deal deal, List<ExternalId> externalIds, List<Fact> facts, List<SegmentRow> believed) {
    this.deal = deal;
    this.externalIds = externalIds;
    this.facts = new ArrayList<>(facts);
    this.believed = new ArrayList<>(believed);
  }

  /** The history of a new deal, of which nothing is known. */
  static DealHistory begun(Deal deal) {
    return new DealHistory(deal, deal.bornAs, List.of(), List.of());
  }

  Deal deal() {
    return deal;
  }

  List<ExternalId> externalIds() {
    return externalIds;
  }

  /** In the order they were learned. */
  List<Fact> facts() {
    return facts;
  }

  /** The segments that are believed now, in no order. */
  List<SegmentRow> believed() {
    return believed;
  }
}
