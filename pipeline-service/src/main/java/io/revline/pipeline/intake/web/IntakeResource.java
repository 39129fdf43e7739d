package io.revline.pipeline.intake.web;

import io.revline.kit.caller.Caller;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.caller.Provenance;
import io.revline.kit.problem.Forbidden;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Unavailable;
import io.revline.pipeline.intake.ContentType;
import io.revline.pipeline.intake.IntakeDoor;
import io.revline.pipeline.intake.IntakeEvent;
import io.revline.pipeline.intake.IntakeMessage;
import io.revline.pipeline.intake.IntakeMetrics;
import io.revline.pipeline.intake.IntakeTopic;
import io.revline.pipeline.intake.NotTaken;
import io.revline.pipeline.intake.NotTaken.Reason;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** CloudEvents 1.0 over HTTP, in binary, structured and batched content mode. */
@Path("/api/v1/intake")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Intake")
@RunOnVirtualThread
class IntakeResource {
  private final IntakeDoor door;
  private final IntakeTopic topic;
  private final IntakeMetrics metrics;
  private final CurrentCaller current;

  IntakeResource(IntakeDoor door, IntakeTopic topic, IntakeMetrics metrics, CurrentCaller current) {
    this.door = door;
    this.topic = topic;
    this.metrics = metrics;
    this.current = current;
  }

  /**
   * What was accepted.
   *
   * @param accepted how many events
   */
  public record Accepted(int accepted) {}

  /** Accepts events; they are taken in soon after. */
  @POST
  @RolesAllowed({"revops", "integration"})
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Tell of deals and accounts, by CloudEvents in any content mode",
      description =
          "202 means that the events are safe and will be taken in; the same id of the same source"
              + " again changes nothing. All events of a batch are accepted, or none.")
  @RequestBody(
      content = {
        @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)),
        @Content(
            mediaType = "application/cloudevents+json",
            schema = @Schema(type = SchemaType.OBJECT)),
        @Content(
            mediaType = "application/cloudevents-batch+json",
            schema = @Schema(type = SchemaType.ARRAY))
      })
  @APIResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Accepted.class)))
  public Response take(@Context HttpHeaders headers, InputStream body) throws IOException {
    try {
      Caller caller = current.get();
      List<IntakeEvent> events = door.read(message(headers, body));
      requireOwn(events, caller);
      keep(events, new Provenance(caller.subject(), "intake", caller.correlationId()));
      return Response.accepted(new Accepted(events.size())).build();
    } catch (NotTaken e) {
      metrics.refused(e.reason());
      throw e.refusal();
    }
  }

  private static IntakeMessage message(HttpHeaders headers, InputStream body) throws IOException {
    try {
      return new IntakeMessage(
          ContentType.of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)),
          HttpAttributes.of(headers.getRequestHeaders()),
          body.readNBytes(IntakeDoor.MOST_BYTES + 1));
    } catch (InvalidInput wrong) {
      throw new NotTaken(Reason.INVALID, wrong);
    }
  }

  private static void requireOwn(List<IntakeEvent> events, Caller caller) {
    for (IntakeEvent event : events) {
      if (!caller.speaksFor(event.source())) {
        throw new NotTaken(
            Reason.SOURCE,
            new Forbidden(
                "source '%s' is not yours: events may name the source that your token names (%s)"
                    .formatted(
                        event.source(), caller.source() == null ? "none" : caller.source())));
      }
    }
  }

  private void keep(List<IntakeEvent> events, Provenance by) {
    try {
      topic.keep(events, by);
    } catch (Unavailable e) {
      throw new NotTaken(Reason.UNAVAILABLE, e);
    }
  }
}
