package io.revline.pipeline.activity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.caller.Caller;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Answer;
import io.revline.kit.http.Format;
import io.revline.kit.http.IdempotentRequests;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.activity.Activities;
import io.revline.pipeline.activity.Activities.Entry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/deals/{deal}/activities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Activities")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class ActivityResource {
  private static final Columns<ActivityResponse> COLUMNS = Columns.of(ActivityResponse.class);

  private final Activities activities;
  private final IdempotentRequests requests;
  private final CurrentCaller current;
  private final Exports exports;

  ActivityResource(
      Activities activities, IdempotentRequests requests, CurrentCaller current, Exports exports) {
    this.activities = activities;
    this.requests = requests;
    this.current = current;
    this.exports = exports;
  }

  /** When a task was done; absent for now. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Completion(@Nullable Instant at) {}

  /** Keeps an activity. */
  @POST
  @Transactional
  @RolesAllowed({"rep", "manager", "revops", "integration"})
  @Operation(
      summary = "Tell of a call, meeting, mail or task of a deal",
      description =
          "It moves the deal's lastActivityAt, at the time it happened; a task does once it is"
              + " done.")
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ActivityResponse.class)))
  public Response log(
      @PathParam("deal") UUID deal,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable Entry entry) {
    if (entry == null) {
      throw InvalidInput.of("body", "is required: a JSON object");
    }
    Caller caller = current.get();
    return once(
        key,
        caller.subject() + " POST /deals/" + deal + "/activities",
        entry,
        () -> shown(201, ActivityResponse.from(activities.log(deal, entry, caller))));
  }

  /** Says that a task is done. */
  @POST
  @Path("{activity}/done")
  @Transactional
  @RolesAllowed({"rep", "manager", "revops", "integration"})
  @Operation(
      summary = "Say that a task is done",
      description = "An activity that is no task is done anyway.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ActivityResponse.class)))
  public Response complete(
      @PathParam("deal") UUID deal,
      @PathParam("activity") UUID activity,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable Completion body) {
    Completion completion = body == null ? new Completion(null) : body;
    Caller caller = current.get();
    return once(
        key,
        caller.subject() + " POST /deals/" + deal + "/activities/" + activity + "/done",
        completion,
        () ->
            shown(
                200,
                ActivityResponse.from(
                    activities.complete(deal, activity, completion.at(), caller))));
  }

  /** A page of activities, or all of them as a table. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List a deal's activities, the latest first",
      description = "Calls, meetings, mails and tasks.")
  public ActivityResponse.Activities list(
      @PathParam("deal") UUID deal,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Caller caller = current.get();
    return exports.list(
        "activities",
        COLUMNS,
        limit,
        cursor,
        (size, after) ->
            ActivityResponse.Activities.from(activities.of(deal, caller, size, after)));
  }

  private Response once(@Nullable String key, String scope, Object request, Supplier<Answer> work) {
    return requests.once(key, scope, request, work).toResponse();
  }

  private static Answer shown(int status, ActivityResponse activity) {
    return new Answer(status, null, null, activity);
  }
}
