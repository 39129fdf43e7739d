package io.revline.archfixture.good.pipeline.deal.web;

import io.revline.archfixture.good.pipeline.deal.Deal;

/** What the API shows in place of the entity. */
record DealResponse(String closedAt) {
  static DealResponse from(Deal deal) {
    return new DealResponse(deal.closedAt().toString());
  }
}
