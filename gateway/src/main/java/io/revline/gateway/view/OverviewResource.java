package io.revline.gateway.view;

import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import io.vertx.core.MultiMap;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/overview")
@Tag(name = "Overview")
class OverviewResource {
  /** With these the services see the same caller and the same request. */
  private static final List<String> PASSED_ON = List.of("Authorization", "X-Correlation-Id");

  private static final String PROBLEM = "application/problem+json";

  /** The services describe it; their documents and this one become one. */
  private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";

  private static final String EXAMPLE =
      """
      {"period": "2026-Q4",
       "pipeline": {"metric": "deals", "definitionVersion": 2,
        "asOf": "2026-11-23T13:53:47Z", "knownAt": "2026-11-23T13:53:47Z",
        "filters": {"groupBy": "stage"}, "rows": [],
        "total": {"key": "total", "label": "total", "count": 0}},
       "unavailable": [{"part": "forecast", "reason": "forecast-service does not answer"}]}
      """;

  private final OverviewComposer composer;

  OverviewResource(OverviewComposer composer) {
    this.composer = composer;
  }

  /** The current quarter, composed from whichever services answer. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getOverview",
      summary = "The current quarter from all services; degrades to the parts that answer",
      description =
          "The quarter is that of the fiscal calendar: while forecast-service does not tell it, there"
              + " is only the pipeline.")
  @SecurityRequirement(name = "SecurityScheme")
  @APIResponse(
      responseCode = "200",
      description = "At least one part",
      content =
          @Content(
              schema = @Schema(implementation = Overview.class),
              examples = @ExampleObject(name = "one part is away", value = EXAMPLE)))
  @APIResponse(
      responseCode = "400",
      description = "It takes no query parameters",
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  @APIResponse(
      responseCode = "401",
      description = "A valid token is needed",
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  @APIResponse(
      responseCode = "403",
      description = "Not allowed",
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  @APIResponse(
      responseCode = "406",
      description = "None of the accepted formats is offered",
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  @APIResponse(
      responseCode = "429",
      description = "Too many requests",
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  @APIResponse(
      responseCode = "503",
      description = "No part answers",
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  public CompletionStage<Response> overview(@Context HttpHeaders headers, @Context UriInfo uri) {
    if (!uri.getQueryParameters().isEmpty()) {
      return CompletableFuture.completedFuture(
          new Problem(ProblemType.INVALID_INPUT, "It takes no query parameters.", uri.getPath())
              .toResponse());
    }
    return composer
        .compose(passedOn(headers))
        .map(parts -> parts.toResponse(uri.getPath()))
        .toCompletionStage();
  }

  private static MultiMap passedOn(HttpHeaders headers) {
    MultiMap passed =
        MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.ACCEPT, "application/json");
    for (String name : PASSED_ON) {
      String value = headers.getHeaderString(name);
      if (value != null) {
        passed.set(name, value);
      }
    }
    return passed;
  }
}
