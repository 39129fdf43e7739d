package io.revline.pipeline.stage.web;

import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Answer;
import io.revline.kit.http.Format;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Reference;
import io.revline.pipeline.stage.PipelineChanges;
import io.revline.pipeline.stage.PipelineDefinition;
import io.revline.pipeline.stage.file.PipelineForm;
import io.revline.pipeline.stage.file.StageForm;
import io.revline.pipeline.stage.file.TermsForm;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/pipelines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pipelines")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class PipelineResource {
  /** In forms a time is a text, in tables a date. */
  private static final Columns<TermsForm> TERMS =
      Columns.of(TermsForm.class)
          .with("from", terms -> terms.from() == null ? null : Instant.parse(terms.from()));

  private static final Columns<StageForm> STAGES =
      Columns.of(StageForm.class).without("terms").withEach("terms", TERMS, StageForm::terms);
  private static final Columns<PipelineForm> COLUMNS =
      Columns.of(PipelineForm.class)
          .without("stages")
          .withEach("stages", STAGES, PipelineForm::stages);

  private final PipelineChanges pipelines;
  private final CurrentCaller current;
  private final Exports exports;

  PipelineResource(PipelineChanges pipelines, CurrentCaller current, Exports exports) {
    this.pipelines = pipelines;
    this.current = current;
    this.exports = exports;
  }

  /**
   * Every pipeline with its stages in order. A table has a row for each of the terms of a stage,
   * with the stage and its pipeline.
   */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List the pipelines and their stages",
      description = "A table has a row for each of the terms that a stage has through time.")
  public List<PipelineForm> list() {
    List<PipelineForm> all = pipelines.all().stream().map(PipelineResource::form).toList();
    return exports.rows("pipelines", COLUMNS, all, all, null, null);
  }

  /** One pipeline. */
  @GET
  @Path("{key}")
  @Operation(
      summary = "Show a pipeline, its stages, and the terms of each through time",
      description = "With its version as ETag.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PipelineForm.class)))
  public Response show(@PathParam("key") String key) {
    Reference<PipelineDefinition> found = pipelines.byKey(key);
    return Answer.ok(found.version(), form(found)).toResponse();
  }

  /** Creates or changes a pipeline. */
  @PUT
  @Path("{key}")
  @RolesAllowed("revops")
  @Operation(
      summary = "Create or change a pipeline; If-Match is required when there is one",
      description =
          "Terms without from, given alone, hold from now on; the terms that deals rest on stay."
              + " A stage can go when no deal stands in it.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PipelineForm.class)))
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PipelineForm.class)))
  public Response put(
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable PipelineForm body) {
    if (body == null) {
      throw InvalidInput.of("body", "is required: a pipeline as JSON");
    }
    if (body.key() != null && !body.key().equals(key)) {
      throw InvalidInput.of("key", "must be the path's or left out: a key never changes");
    }
    Reference<PipelineDefinition> stands =
        pipelines.put(key, ifMatch, body.definition(), current.get().provenance());
    Answer answer =
        ifMatch == null
            ? Answer.created(URI.create("/api/v1/pipelines/" + key), stands.version(), form(stands))
            : Answer.ok(stands.version(), form(stands));
    return answer.toResponse();
  }

  /** Deletes a pipeline in which no deal stands. */
  @DELETE
  @Path("{key}")
  @RolesAllowed("revops")
  @Operation(
      summary = "Delete a pipeline in which no deal stands; If-Match is required",
      description = "Its terms stay known for past times.")
  @APIResponse(responseCode = "204")
  public Response delete(
      @PathParam("key") String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
    pipelines.delete(key, ifMatch, current.get().provenance());
    return Response.noContent().build();
  }

  private static PipelineForm form(Reference<PipelineDefinition> found) {
    return PipelineForm.from(found.id(), found.body());
  }
}
