package io.revline.archfixture.bad.pipeline.deal.web;

import io.revline.archfixture.bad.pipeline.deal.Deal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.util.List;

/** A resource that shows and takes entities. */
public class EntityResource {
  /** Shows entities within a list. */
  @GET
  public List<Deal> list() {
    return List.of();
  }

  /** Takes an entity. */
  @POST
  public void create(Deal deal) {}
}
