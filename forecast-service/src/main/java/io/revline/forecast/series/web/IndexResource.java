package io.revline.forecast.series.web;

import io.revline.forecast.series.Index;
import io.revline.forecast.series.Indexes;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Answer;
import io.revline.kit.http.Format;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.Written;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/forecast/indexes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Series forecast")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class IndexResource {
  private static final Columns<IndexResponse> COLUMNS =
      Columns.of(IndexResponse.class)
          .without("values")
          .withEach("values", Columns.of(IndexResponse.MonthValue.class), IndexResponse::values);

  private final Indexes indexes;
  private final CurrentCaller current;
  private final Exports exports;

  IndexResource(Indexes indexes, CurrentCaller current, Exports exports) {
    this.indexes = indexes;
    this.current = current;
    this.exports = exports;
  }

  /** All of them. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List the indexes that revenue may follow, by name",
      description = "With all values of each; a table has a row for each month.")
  public List<IndexResponse> list() {
    List<IndexResponse> all = indexes.all().stream().map(IndexResponse::from).toList();
    return exports.rows("indexes", COLUMNS, all, all, null, null);
  }

  /** One of them. */
  @GET
  @Path("{name}")
  @Operation(summary = "Show an index", description = "With its version as ETag.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = IndexResponse.class)))
  public Response show(@PathParam("name") String name) {
    Reference<Index> index = indexes.find(name);
    return Answer.ok(index.version(), IndexResponse.from(index)).toResponse();
  }

  /** Creates or replaces one. */
  @PUT
  @Path("{name}")
  @Consumes(Format.TEXT_CSV)
  @RolesAllowed("revops")
  @Operation(
      summary = "Create or replace an index as CSV; If-Match is required when it exists",
      description =
          "Columns: month (2017-11), value (any number). Forecasts use the value of a month once"
              + " the month is over, and the index only where it would have helped. What was known"
              + " before stays known.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = IndexResponse.class)))
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = IndexResponse.class)))
  public Response put(
      @PathParam("name") String name,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      byte[] file) {
    Written<Index> written =
        indexes.put(name, IndexTable.read(file), ifMatch, current.get().provenance());
    Reference<Index> index = written.reference();
    IndexResponse body = IndexResponse.from(index);
    return (written.outcome() == Written.Outcome.CREATED
            ? Answer.created(
                UriBuilder.fromPath("/api/v1/forecast/indexes/{name}").build(name),
                index.version(),
                body)
            : Answer.ok(index.version(), body))
        .toResponse();
  }

  /** Deletes one; what was known of it stays known. */
  @DELETE
  @Path("{name}")
  @RolesAllowed("revops")
  @Operation(
      summary = "Delete an index; If-Match is required",
      description = "Questions about what was known before still see it.")
  @APIResponse(responseCode = "204")
  public Response delete(
      @PathParam("name") String name, @HeaderParam("If-Match") @Nullable String ifMatch) {
    indexes.delete(name, ifMatch, current.get().provenance());
    return Response.noContent().build();
  }
}
