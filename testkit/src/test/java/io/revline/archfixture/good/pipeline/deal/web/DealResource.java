package io.revline.archfixture.good.pipeline.deal.web;

import io.revline.archfixture.good.pipeline.deal.Deal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** REST at the edge. */
@Path("/deals")
class DealResource {
  private final Deal deal;

  DealResource(Deal deal) {
    this.deal = deal;
  }

  /** Shows a response, not the entity. */
  @GET
  public DealResponse show() {
    return DealResponse.from(deal);
  }
}
