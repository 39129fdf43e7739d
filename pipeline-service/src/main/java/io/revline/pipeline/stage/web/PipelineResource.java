package io.revline.pipeline.stage.web;

import io.revline.pipeline.stage.Pipeline;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.stage.Stage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/pipelines")
@Tag(name = "Pipelines")
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class PipelineResource {
  private final Pipelines pipelines;

  PipelineResource(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  /** Every pipeline with its stages in order. */
  @GET
  @Operation(summary = "List the pipelines and their stages")
  public List<PipelineResponse> list() {
    return pipelines.all().stream().map(PipelineResponse::from).toList();
  }

  /** A pipeline and its stages in order. */
  public record PipelineResponse(String key, List<StageResponse> stages) {
    static PipelineResponse from(Pipeline pipeline) {
      return new PipelineResponse(
          pipeline.key(), pipeline.stages().stream().map(StageResponse::from).toList());
    }
  }

  /** A stage; the probability is 0 to 1. */
  public record StageResponse(
      String key, String label, String status, BigDecimal probability, String forecastCategory) {
    static StageResponse from(Stage stage) {
      return new StageResponse(
          stage.key(),
          stage.label(),
          stage.status().word(),
          stage.probability().stripTrailingZeros(),
          stage.forecastCategory().word());
    }
  }
}
