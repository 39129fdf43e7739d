package io.revline.forecast.period.web;

import io.revline.forecast.model.web.ModelInUse;
import io.revline.forecast.model.web.ModelResponse;
import io.revline.forecast.period.Present;
import io.revline.forecast.period.Projection;
import io.revline.forecast.period.Projections;
import io.revline.kit.caller.Caller;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import io.revline.kit.progress.Times;
import io.revline.kit.progress.Watermark;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/forecast/projections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forecast")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class ProjectionResource {
  /** The parts stand in rows of their own, the density is for plots. */
  private static final Columns<Projection.Line> COLUMNS =
      Columns.of(Projection.Line.class)
          .without("parts", "density")
          .withEach("parts", Columns.of(Projection.Part.class), Projection.Line::parts);

  private final Projections projections;
  private final ModelInUse inUse;
  private final CurrentCaller current;
  private final Watermark watermark;
  private final Present present;
  private final Exports exports;

  ProjectionResource(
      Projections projections,
      ModelInUse inUse,
      CurrentCaller current,
      Watermark watermark,
      Present present,
      Exports exports) {
    this.projections = projections;
    this.inUse = inUse;
    this.current = current;
    this.watermark = watermark;
    this.present = present;
    this.exports = exports;
  }

  /** What a period may bring. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "Project a period: mean, quantiles, density and what they are made of",
      description =
          "Closed business, open deals with the chance that each is won in the period, and business"
              + " that does not exist yet, as one distribution. The children are what the node"
              + " divides into, and add up to it: the company into the teams at the top, a team"
              + " into the teams below and its reps. node is company, team:ID or rep:ID; absent it"
              + " is the company for those who see everything, and the caller's own for others."
              + " measure is amount (in the corporate currency) or count. asOf: after every change"
              + " before this date or instant, now when absent; knownAt: of what was recorded before"
              + " this, all that is known when absent. Without both the answer is of a moment of the"
              + " last minute, as long as nothing has come since. The same question gives the same"
              + " answer for ever. A model that is not there yet is trained while"
              + " the caller waits twenty seconds at most; one that takes longer is answered with 202 and"
              + " where to see how far it is.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Projection.class)))
  @APIResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ModelResponse.class)))
  public Response show(
      @QueryParam("period") @Nullable String period,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt,
      @QueryParam("measure") @Nullable String measure,
      @QueryParam("node") @Nullable String node) {
    Caller caller = current.get();
    Times exact = watermark.times(asOf, knownAt);
    Times times = asOf == null && knownAt == null ? present.of(exact) : exact;
    projections.check(period, times, measure, node, caller);
    return inUse.of(
        times,
        asOf == null,
        model -> table(projections.of(model, period, times, measure, node, caller)));
  }

  private Projection table(Projection projection) {
    List<Projection.Line> lines =
        Stream.concat(Stream.of(projection.node()), projection.children().stream()).toList();
    return exports.rows(
        "projection", COLUMNS, projection, lines, projection.asOf(), projection.knownAt());
  }
}
