package io.revline.forecast.model.web;

import io.revline.forecast.model.Scoring;
import io.revline.kit.caller.Caller;
import io.revline.kit.caller.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Explains many deals at once; asked with POST, as a thousand ids do not fit into a query. */
@Path("/api/v1/forecast/deal-scores/explanations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forecast")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class DealExplanationResource {
  private final Scoring scoring;
  private final ModelInUse inUse;
  private final CurrentCaller current;

  DealExplanationResource(Scoring scoring, ModelInUse inUse, CurrentCaller current) {
    this.scoring = scoring;
    this.inUse = inUse;
    this.current = current;
  }

  /** The chances of several deals, and why. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Score up to 1,000 open deals and say what each chance of a win is made of",
      description =
          "The body is {\"ids\": [...]}. Each gets the answer it would have had alone, in the order"
              + " of the ids: 404 where a deal was not open then, or the caller may not see it. A"
              + " model that is not there yet is trained, as for all deals.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ExplainedScoresResponse.class)))
  @APIResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ModelResponse.class)))
  public Response explain(
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt,
      @QueryParam("horizonDays") @Nullable Integer horizonDays,
      @Nullable ExplainedIds body) {
    int days = Scoring.horizon(horizonDays);
    List<UUID> ids = ExplainedIds.of(body);
    Caller caller = current.get();
    return inUse.of(
        asOf,
        knownAt,
        (model, times) ->
            ExplainedScoresResponse.of(
                ids, times, scoring.several(ids, model, times, days, caller)));
  }
}
