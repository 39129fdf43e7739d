package io.revline.performance.people.web;

import io.revline.kit.http.Format;
import io.revline.kit.people.PeopleTypes;
import io.revline.performance.people.Directory;
import io.revline.performance.people.RegionEntry;
import io.revline.performance.people.RegionRules;
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

@Path(RegionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class RegionResource {
  static final String PATH = "/api/v1/regions";

  private final Directory directory;
  private final Lists lists;
  private final Writing writing;
  private final RegionRules rules;

  RegionResource(Directory directory, Lists lists, Writing writing, RegionRules rules) {
    this.directory = directory;
    this.lists = lists;
    this.writing = writing;
    this.rules = rules;
  }

  /** A page of regions, or all of them as a table. */
  @GET
  @Produces(Format.ANY)
  @Operation(summary = "List regions by id", description = "parent: only the parts of it.")
  public Listing<RegionResponse> list(
      @QueryParam("parent") @Nullable String parent,
      @QueryParam("knownAt") @Nullable String knownAt,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return lists.of(
        "regions",
        RegionResponse.COLUMNS,
        knownAt,
        limit,
        cursor,
        stretch -> directory.regions(parent, stretch),
        RegionResponse::from);
  }

  /** One region. */
  @GET
  @Path("{id}")
  @Operation(
      summary = "Show a region, as it is or as it was known before a recorded time",
      description = "With its version as ETag.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RegionResponse.class)))
  public Response show(
      @PathParam("id") String id, @QueryParam("knownAt") @Nullable String knownAt) {
    return Writing.shown(
        directory.one(PeopleTypes.REGION, id, Listing.known(knownAt)), RegionResponse::from);
  }

  /** Creates one, or changes it. */
  @PUT
  @Path("{id}")
  @Transactional
  @RolesAllowed("revops")
  @Operation(
      summary = "Create a region, or replace it; If-Match is required for one that is there",
      description = "A region may lie in another.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RegionResponse.class)))
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RegionResponse.class)))
  public Response put(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable RegionEntry body) {
    return writing.put(rules, PATH, id, ifMatch, body, RegionResponse::from);
  }

  /** Deletes one. */
  @DELETE
  @Path("{id}")
  @Transactional
  @RolesAllowed("revops")
  @Operation(
      summary = "Delete a region that nothing else names; If-Match is required",
      description = "What was known of it stays known.")
  @APIResponse(responseCode = "204")
  public Response delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return writing.delete(rules, id, ifMatch);
  }
}
