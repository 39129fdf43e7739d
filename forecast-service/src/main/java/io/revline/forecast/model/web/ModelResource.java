package io.revline.forecast.model.web;

import io.revline.forecast.model.OutcomeModels;
import io.revline.forecast.model.StoredModel;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.export.NewestFirst;
import io.revline.kit.http.Format;
import io.revline.kit.progress.Times;
import io.revline.kit.progress.Watermark;
import io.revline.kit.reference.web.PageResponse;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/forecast/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forecast models")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class ModelResource {
  private static final Columns<ModelResponse> COLUMNS = Columns.of(ModelResponse.class);

  private final OutcomeModels models;
  private final CurrentCaller current;
  private final Watermark watermark;
  private final Exports exports;

  ModelResource(OutcomeModels models, CurrentCaller current, Watermark watermark, Exports exports) {
    this.models = models;
    this.current = current;
    this.watermark = watermark;
    this.exports = exports;
  }

  /** As of which time a model is to be trained, and what is to be known; now when absent. */
  record Wanted(@Nullable String asOf, @Nullable String knownAt) {}

  /** The newest models first. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List the models that score deals, the newest first",
      description =
          "Each with what it learned from, and how its like held when it was tried in the past.")
  public List<ModelResponse> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return exports.list("forecast-models", COLUMNS, limit, cursor, this::page).items();
  }

  /** A model. */
  @GET
  @Path("{id}")
  @Operation(
      summary = "Show a model and how far its training is",
      description = "It is queued, training, succeeded or failed.")
  public ModelResponse show(@PathParam("id") UUID id) {
    return ModelResponse.from(models.byId(id));
  }

  /** Trains one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("revops")
  @Operation(
      summary = "Train a model as of a day, or find the one that is there",
      description =
          "It learns from all that happened before the day that asOf lies in. The answer comes at"
              + " once; show the model until it has succeeded or failed. What is used meanwhile is"
              + " what was there before.")
  @APIResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ModelResponse.class)))
  public Response train(@Nullable Wanted body) {
    Wanted wanted = body == null ? new Wanted(null, null) : body;
    Times times = watermark.times(wanted.asOf(), wanted.knownAt());
    models.requirePast(times.asOf());
    return ModelAnswers.onItsWay(models.train(times, current.get().subject()));
  }

  private PageResponse<ModelResponse> page(int limit, @Nullable String cursor) {
    NewestFirst<StoredModel> page = models.page(limit, cursor);
    return new PageResponse<>(page.items().stream().map(ModelResponse::from).toList(), page.next());
  }
}
