package io.revline.forecast.model.web;

import io.revline.forecast.model.DealScores;
import io.revline.forecast.model.Scoring;
import io.revline.kit.caller.Caller;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/forecast")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forecast")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class DealScoreResource {
  private final Scoring scoring;
  private final ModelInUse inUse;
  private final CurrentCaller current;
  private final Exports exports;

  DealScoreResource(Scoring scoring, ModelInUse inUse, CurrentCaller current, Exports exports) {
    this.scoring = scoring;
    this.inUse = inUse;
    this.current = current;
    this.exports = exports;
  }

  /** The chances of all open deals. */
  @GET
  @Path("deal-scores")
  @Produces(Format.ANY)
  @Operation(
      summary = "Score the open deals: the chances that each is won, lost or still open",
      description =
          "Those the caller may see that stood open at asOf, by a model that has learned from nothing"
              + " that happened later than the day asOf lies in. A model that is not there yet is"
              + " trained while the caller waits; one that takes longer is answered with 202"
              + " and where to see how far it is. Without asOf, a model of the last seven days"
              + " scores the deals as they are now.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ScoresResponse.class)))
  @APIResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ModelResponse.class)))
  public Response list(
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt,
      @QueryParam("horizonDays") @Nullable Integer horizonDays) {
    int days = Scoring.horizon(horizonDays);
    Caller caller = current.get();
    return inUse.of(
        asOf, knownAt, (model, times) -> table(scoring.all(model, times, days, caller)));
  }

  /** The chances of one deal, and why. */
  @GET
  @Path("deals/{id}/score")
  @Operation(
      summary = "Score an open deal and say what its chance of a win is made of",
      description =
          "The start and the contributions add up to the log-odds that it is won within the next"
              + " week. A model that is not there yet is trained, as for all deals. A deal that was"
              + " not open then, or that the caller may not see, is answered with 404.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ExplainedScoreResponse.class)))
  @APIResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ModelResponse.class)))
  public Response show(
      @PathParam("id") UUID id,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt,
      @QueryParam("horizonDays") @Nullable Integer horizonDays) {
    int days = Scoring.horizon(horizonDays);
    Caller caller = current.get();
    return inUse.of(
        asOf,
        knownAt,
        (model, times) -> ExplainedScoreResponse.from(scoring.one(id, model, times, days, caller)));
  }

  private ScoresResponse table(DealScores scores) {
    ScoresResponse answer = ScoresResponse.from(scores);
    return exports.rows(
        "deal-scores",
        ScoreResponse.COLUMNS,
        answer,
        answer.scores(),
        answer.asOf(),
        answer.knownAt());
  }
}
