package io.revline.kit.rebuild;

import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import io.revline.kit.problem.InvalidInput;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Starts and shows rebuilds. A service offers it under its own path by a resource that extends it.
 * The role stands at each operation: one at the class would not reach what subclasses inherit.
 */
public abstract class RebuildOperations {
  private static final Columns<RebuildRun> COLUMNS = Columns.of(RebuildRun.class);

  private final Rebuilds rebuilds;
  private final CurrentCaller current;
  private final Exports exports;

  /** The operations upon the service's projections. */
  protected RebuildOperations(Rebuilds rebuilds, CurrentCaller current, Exports exports) {
    this.rebuilds = rebuilds;
    this.current = current;
    this.exports = exports;
  }

  /** The newest runs first, at most 200, or all of them as a table. */
  @GET
  @Produces(Format.ANY)
  @RolesAllowed("ops")
  @Operation(
      summary = "List the rebuilds of projections, the newest first",
      description =
          "Each with how many rows it wrote and how they differed from those that served.")
  public List<RebuildRun> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return exports.list("rebuilds", COLUMNS, limit, cursor, rebuilds::page).items();
  }

  /** One run, and how the old projection compared. */
  @GET
  @RolesAllowed("ops")
  @Path("{id}")
  @Operation(
      summary = "Show a rebuild and how the old projection compared",
      description = "It is running, succeeded or failed.")
  public RebuildRun show(@PathParam("id") UUID id) {
    return rebuilds.byId(id);
  }

  /** Starts one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("ops")
  @Operation(
      summary = "Rebuild a consumer's projection from its topic while the old one serves",
      description = "The answer comes at once; show the rebuild until it is no longer running.")
  @APIResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RebuildRun.class)))
  @APIResponse(responseCode = "404", ref = "#/components/responses/not-found")
  @APIResponse(responseCode = "409", ref = "#/components/responses/conflict")
  public Response start(@Nullable Wanted body) {
    if (body == null || body.consumer() == null) {
      throw InvalidInput.of("consumer", "is required, one of " + rebuilds.consumers());
    }
    return Response.accepted(rebuilds.start(body.consumer(), current.get().subject())).build();
  }

  /** Whose projection to rebuild. */
  public record Wanted(@Nullable String consumer) {}
}
