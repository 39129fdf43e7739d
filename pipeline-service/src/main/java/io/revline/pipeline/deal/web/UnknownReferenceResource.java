package io.revline.pipeline.deal.web;

import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import io.revline.kit.reference.web.PageResponse;
import io.revline.pipeline.deal.UnknownReferences;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/deals/unknown-references")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deals")
@RunOnVirtualThread
@RolesAllowed({"revops", "ops"})
class UnknownReferenceResource {
  private static final Columns<UnknownReference> COLUMNS = Columns.of(UnknownReference.class);

  private final UnknownReferences references;
  private final Exports exports;

  UnknownReferenceResource(UnknownReferences references, Exports exports) {
    this.references = references;
    this.exports = exports;
  }

  /** An account, product or rep by the id that deals have for it. */
  record UnknownReference(String kind, String id, long deals) {
    static UnknownReference from(UnknownReferences.Named named) {
      return new UnknownReference(named.kind(), named.id(), named.deals());
    }
  }

  /** A page of what deals name and nobody has told of. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List accounts, products and reps that deals name and nobody has told of",
      description =
          "kind is account, product or rep (as owner or with a share of the credit); deals is how"
              + " many deals name it, deleted ones left out. Once told, it is gone from here.")
  public PageResponse<UnknownReference> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return exports.list("unknown-references", COLUMNS, limit, cursor, this::page);
  }

  private PageResponse<UnknownReference> page(int limit, @Nullable String cursor) {
    UnknownReferences.Page page = references.page(limit, cursor);
    return new PageResponse<>(
        page.items().stream().map(UnknownReference::from).toList(), page.next());
  }
}
