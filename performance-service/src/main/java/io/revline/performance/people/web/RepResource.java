package io.revline.performance.people.web;

import io.revline.kit.http.Format;
import io.revline.kit.people.PeopleTypes;
import io.revline.performance.people.Directory;
import io.revline.performance.people.RepEntry;
import io.revline.performance.people.RepRules;
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

@Path(RepResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class RepResource {
  static final String PATH = "/api/v1/reps";

  private final Directory directory;
  private final Lists lists;
  private final Writing writing;
  private final RepRules rules;

  RepResource(Directory directory, Lists lists, Writing writing, RepRules rules) {
    this.directory = directory;
    this.lists = lists;
    this.writing = writing;
    this.rules = rules;
  }

  /** A page of reps, or all of them as a table. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List reps by id",
      description =
          "team: only those who are members of it now. A table has all pages, in the columns of an upload.")
  public Listing<RepResponse> list(
      @QueryParam("team") @Nullable String team,
      @QueryParam("knownAt") @Nullable String knownAt,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return lists.of(
        "reps",
        RepResponse.COLUMNS,
        knownAt,
        limit,
        cursor,
        stretch -> directory.reps(team, stretch),
        RepResponse::from);
  }

  /** One rep. */
  @GET
  @Path("{id}")
  @Operation(
      summary = "Show a rep, as it is or as it was known before a recorded time",
      description = "With all memberships and the version as ETag.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RepResponse.class)))
  public Response show(
      @PathParam("id") String id, @QueryParam("knownAt") @Nullable String knownAt) {
    return Writing.shown(
        directory.one(PeopleTypes.REP, id, Listing.known(knownAt)), RepResponse::from);
  }

  /** Creates one, or changes it. */
  @PUT
  @Path("{id}")
  @Transactional
  @RolesAllowed("revops")
  @Operation(
      summary = "Create a rep, or replace it; If-Match is required for one that is there",
      description = "With the teams the rep was in, each from a day to a day.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RepResponse.class)))
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RepResponse.class)))
  public Response put(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable RepEntry body) {
    return writing.put(rules, PATH, id, ifMatch, body, RepResponse::from);
  }

  /** Deletes one. */
  @DELETE
  @Path("{id}")
  @Transactional
  @RolesAllowed("revops")
  @Operation(
      summary = "Delete a rep that nothing else names; If-Match is required",
      description = "What was known of the rep stays known. For one who leaves, set to instead.")
  @APIResponse(responseCode = "204")
  public Response delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return writing.delete(rules, id, ifMatch);
  }
}
