package io.revline.pipeline.deal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.revline.kit.caller.Caller;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.http.Answer;
import io.revline.kit.http.ETags;
import io.revline.kit.http.IdempotentRequests;
import io.revline.kit.http.Parameters;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.deal.DealCommands;
import io.revline.pipeline.deal.DealCommands.Order;
import io.revline.pipeline.deal.DealQueries;
import io.revline.pipeline.deal.DealView;
import io.revline.pipeline.deal.ExternalId;
import io.revline.pipeline.deal.FieldValues;
import io.revline.pipeline.deal.file.DealRequest;
import io.revline.pipeline.deal.file.DealVocabulary;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people and systems do with deals. */
@Path("/api/v1/deals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deals")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "integration"})
class DealLifeCycleResource {
  private final DealCommands commands;
  private final DealQueries queries;
  private final DealVocabulary vocabulary;
  private final IdempotentRequests requests;
  private final CurrentCaller current;

  DealLifeCycleResource(
      DealCommands commands,
      DealQueries queries,
      DealVocabulary vocabulary,
      IdempotentRequests requests,
      CurrentCaller current) {
    this.commands = commands;
    this.queries = queries;
    this.vocabulary = vocabulary;
    this.requests = requests;
    this.current = current;
  }

  /** A stage to move to or reopen in, and when, for callers who bring history. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StageChange(@Nullable String stage, @Nullable Instant at) {}

  /** Why a deal was lost, and when, for callers who bring history. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Loss(@Nullable String reason, @Nullable Instant at) {}

  /** When a deal was won, for callers who bring history. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Win(@Nullable Instant at) {}

  /** When a deal was restored, for callers who bring history. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Restoration(@Nullable Instant at) {}

  /** Creates a deal. */
  @POST
  @Transactional
  @Operation(
      summary = "Create a deal",
      description =
          "It stands in the stage named, or in the first of its pipeline. With at it began in the past.")
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DealResponse.class)))
  public Response create(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(ref = "NewDeal")))
          JsonNode body) {
    DealRequest request = new DealRequest(body, DealRequest.CREATE);
    FieldValues values = request.values(vocabulary);
    List<ExternalId> externalIds = request.externalIds();
    Instant at = request.at();
    request.refuseIfWrong();
    Order order = new Order(current.get(), null, at);
    return once(
        key,
        "POST /deals",
        body,
        () -> {
          UUID id = commands.create(order, externalIds, values);
          DealView deal = queries.standing(id, order.caller());
          return Answer.created(
              URI.create("/api/v1/deals/" + id), deal.version(), DealResponse.from(deal));
        });
  }

  /** Changes fields. */
  @PATCH
  @Path("{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @Transactional
  @Operation(
      summary = "Change fields of a deal (JSON Merge Patch); If-Match is required",
      description =
          "A field that is absent is left alone, null clears it. Stages change by move, win, lose and reopen.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DealResponse.class)))
  public Response edit(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(
              content =
                  @Content(
                      mediaType = "application/merge-patch+json",
                      schema = @Schema(ref = "DealFields")))
          JsonNode body) {
    DealRequest request = new DealRequest(body, DealRequest.EDIT);
    FieldValues values = request.values(vocabulary);
    Instant at = request.at();
    request.refuseIfWrong();
    Order order = new Order(current.get(), ifMatch, at);
    commands.edit(id, order, values);
    return shown(queries.standing(id, order.caller())).toResponse();
  }

  /** Deletes a deal. */
  @DELETE
  @Path("{id}")
  @Transactional
  @Operation(
      summary = "Delete a deal; If-Match is required",
      description =
          "From then on it is in no list and no figure; asOf before shows it, restore brings it"
              + " back.")
  @APIResponse(responseCode = "204")
  public Response delete(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @QueryParam("at") @Nullable String at) {
    Instant moment = at == null ? null : Parameters.instant("at", at, Instant.EPOCH);
    long version = commands.delete(id, new Order(current.get(), ifMatch, moment));
    return Response.noContent().header(HttpHeaders.ETAG, ETags.of(version)).build();
  }

  /** Brings a deleted deal back. */
  @POST
  @Path("{id}/restore")
  @Transactional
  @Operation(
      summary = "Restore a deleted deal as it was",
      description = "It counts again from then on.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DealResponse.class)))
  public Response restore(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable Restoration body) {
    Restoration restoration = body == null ? new Restoration(null) : body;
    return act(
        id,
        "restore",
        key,
        ifMatch,
        restoration.at(),
        restoration,
        order -> commands.restore(id, order));
  }

  /** Moves an open deal. */
  @POST
  @Path("{id}/move")
  @Transactional
  @Operation(
      summary = "Move an open deal to another open stage",
      description =
          "Probability and forecast category are those of the stage from then on. To close a deal, win or lose it.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DealResponse.class)))
  public Response move(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable StageChange body) {
    StageChange change = body == null ? new StageChange(null, null) : body;
    String stage = required(change.stage());
    return act(
        id, "move", key, ifMatch, change.at(), change, order -> commands.move(id, order, stage));
  }

  /** Wins an open deal. */
  @POST
  @Path("{id}/win")
  @Transactional
  @Operation(
      summary = "Win an open deal",
      description =
          "It stands in the won stage of its pipeline from then on and counts towards quotas.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DealResponse.class)))
  public Response win(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable Win body) {
    Win win = body == null ? new Win(null) : body;
    return act(id, "win", key, ifMatch, win.at(), win, order -> commands.win(id, order));
  }

  /** Loses an open deal. */
  @POST
  @Path("{id}/lose")
  @Transactional
  @Operation(
      summary = "Lose an open deal, for a reason",
      description =
          "It stands in the lost stage of its pipeline from then on and counts in win rates.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DealResponse.class)))
  public Response lose(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable Loss body) {
    Loss loss = body == null ? new Loss(null, null) : body;
    return act(
        id,
        "lose",
        key,
        ifMatch,
        loss.at(),
        loss,
        order -> commands.lose(id, order, loss.reason()));
  }

  /** Opens a closed deal again. */
  @POST
  @Path("{id}/reopen")
  @Transactional
  @Operation(
      summary = "Reopen a closed deal, in a stage or in the pipeline's first",
      description = "Its win or loss stays in the history and no longer stands.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DealResponse.class)))
  public Response reopen(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable StageChange body) {
    StageChange change = body == null ? new StageChange(null, null) : body;
    return act(
        id,
        "reopen",
        key,
        ifMatch,
        change.at(),
        change,
        order -> commands.reopen(id, order, change.stage()));
  }

  /** Tells what another system says of a deal. */
  @PUT
  @Path("by-external-id/{source}/{externalId}")
  @Transactional
  @RolesAllowed({"revops", "integration"})
  @Operation(
      summary = "Create or update a deal by its id in another system",
      description =
          "Fields that are absent are left alone; saying the same again changes nothing. at is"
              + " business time, seq the source's order of what happened at one instant.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DealResponse.class)))
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DealResponse.class)))
  public Response upsert(
      @PathParam("source") String source,
      @PathParam("externalId") String externalId,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(ref = "ToldDeal")))
          JsonNode body) {
    DealRequest request = new DealRequest(body, DealRequest.UPSERT);
    FieldValues values = request.values(vocabulary);
    Instant at = request.at();
    Long seq = request.seq();
    request.refuseIfWrong();
    Order order = new Order(current.get(), null, at);
    DealCommands.Told told =
        commands.upsert(new ExternalId(source, externalId), order, seq, values);
    DealView deal = queries.standing(told.dealId(), order.caller());
    return told.outcome() == DealCommands.Outcome.CREATED
        ? Answer.created(
                URI.create("/api/v1/deals/" + deal.id()), deal.version(), DealResponse.from(deal))
            .toResponse()
        : shown(deal).toResponse();
  }

  private Response act(
      UUID id,
      String verb,
      @Nullable String key,
      @Nullable String ifMatch,
      @Nullable Instant at,
      Object body,
      Consumer<Order> command) {
    Order order = new Order(current.get(), ifMatch, at);
    return once(
        key,
        "POST /deals/" + id + "/" + verb,
        body,
        () -> {
          command.accept(order);
          return shown(queries.standing(id, order.caller()));
        });
  }

  private Response once(
      @Nullable String key, String operation, Object body, Supplier<Answer> work) {
    Caller caller = current.get();
    return requests
        .once(key, caller.subject() + " " + operation, Map.of("body", body), work)
        .toResponse();
  }

  private static Answer shown(DealView deal) {
    return Answer.ok(deal.version(), DealResponse.from(deal));
  }

  private static String required(@Nullable String stage) {
    if (stage == null) {
      throw InvalidInput.of("stage", "is required");
    }
    return stage;
  }
}
