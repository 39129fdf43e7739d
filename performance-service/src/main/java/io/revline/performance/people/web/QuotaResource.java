package io.revline.performance.people.web;

import io.revline.kit.caller.Caller;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.http.Format;
import io.revline.performance.people.Directory;
import io.revline.performance.people.Directory.QuotaFilter;
import io.revline.performance.people.QuotaEntry;
import io.revline.performance.people.QuotaRules;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path(QuotaResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class QuotaResource {
  static final String PATH = "/api/v1/quotas";

  private final Directory directory;
  private final Lists lists;
  private final Writing writing;
  private final QuotaRules rules;
  private final CurrentCaller current;

  QuotaResource(
      Directory directory, Lists lists, Writing writing, QuotaRules rules, CurrentCaller current) {
    this.directory = directory;
    this.lists = lists;
    this.writing = writing;
    this.rules = rules;
    this.current = current;
  }

  /** A page of quotas, or all of them as a table. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List quotas by id",
      description =
          "A rep sees the own ones, a manager those below. A table has all pages, in the columns of an upload.")
  public Listing<QuotaResponse> list(
      @QueryParam("rep") @Nullable String rep,
      @QueryParam("team") @Nullable String team,
      @QueryParam("period") @Nullable String period,
      @QueryParam("measure") @Nullable String measure,
      @QueryParam("knownAt") @Nullable String knownAt,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QuotaFilter filter = new QuotaFilter(rep, team, period, measure);
    Caller caller = current.get();
    return lists.of(
        "quotas",
        QuotaResponse.COLUMNS,
        knownAt,
        limit,
        cursor,
        stretch -> directory.quotas(filter, caller, stretch),
        QuotaResponse::from);
  }

  /** One quota. */
  @GET
  @Path("{id}")
  @Operation(
      summary = "Show a quota, as it is or as it was known before a recorded time",
      description = "With its version as ETag.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = QuotaResponse.class)))
  public Response show(
      @PathParam("id") String id, @QueryParam("knownAt") @Nullable String knownAt) {
    return Writing.shown(
        directory.quota(id, current.get(), Listing.known(knownAt)), QuotaResponse::from);
  }

  /** Creates one, or changes it. */
  @PUT
  @Path("{id}")
  @Transactional
  @RolesAllowed("revops")
  @Operation(
      summary = "Create a quota, or replace it; If-Match is required for one that is there",
      description =
          "For a rep or a team and a period, by amount or by count. Its id follows from these.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = QuotaResponse.class)))
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = QuotaResponse.class)))
  public Response put(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable QuotaEntry body) {
    return writing.put(rules, PATH, id, ifMatch, body, QuotaResponse::from);
  }

  /** Deletes one. */
  @DELETE
  @Path("{id}")
  @Transactional
  @RolesAllowed("revops")
  @Operation(
      summary = "Delete a quota that nothing else names; If-Match is required",
      description = "What was known of it stays known.")
  @APIResponse(responseCode = "204")
  public Response delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return writing.delete(rules, id, ifMatch);
  }
}
