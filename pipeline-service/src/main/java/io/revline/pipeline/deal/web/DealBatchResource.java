package io.revline.pipeline.deal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.revline.kit.caller.Caller;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.http.Answer;
import io.revline.kit.http.IdempotentRequests;
import io.revline.kit.problem.Forbidden;
import io.revline.kit.problem.ItemProblem;
import io.revline.kit.problem.Refusal;
import io.revline.pipeline.deal.DealCommands;
import io.revline.pipeline.deal.DealCommands.Order;
import io.revline.pipeline.deal.DealCommands.Outcome;
import io.revline.pipeline.deal.DealQueries;
import io.revline.pipeline.deal.ExternalId;
import io.revline.pipeline.deal.FieldValues;
import io.revline.pipeline.deal.file.DealRequest;
import io.revline.pipeline.deal.file.DealVocabulary;
import io.revline.pipeline.deal.web.DealBatch.Result;
import io.revline.pipeline.deal.web.DealBatch.Written;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Each item is a transaction of its own, with the idempotency key kept for it: a batch that broke
 * off is sent again as it was, and what was done before is not done twice.
 */
@Path("/api/v1/deals:batch")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deals")
@RunOnVirtualThread
class DealBatchResource {
  private static final Logger LOG = Logger.getLogger(DealBatchResource.class);
  private static final String OPERATION = " POST /deals:batch";

  private final DealCommands commands;
  private final DealQueries queries;
  private final DealVocabulary vocabulary;
  private final IdempotentRequests requests;
  private final CurrentCaller current;
  private final ObjectMapper json;

  DealBatchResource(
      DealCommands commands,
      DealQueries queries,
      DealVocabulary vocabulary,
      IdempotentRequests requests,
      CurrentCaller current,
      ObjectMapper json) {
    this.commands = commands;
    this.queries = queries;
    this.vocabulary = vocabulary;
    this.requests = requests;
    this.current = current;
    this.json = json;
  }

  /** Writes several deals. */
  @POST
  @RolesAllowed({"rep", "manager", "revops", "integration"})
  @Operation(
      summary = "Create or update up to 1,000 deals, with a result for each",
      description =
          "The body is {\"items\": [...]}. An item has the fields of a deal to create; with"
              + " externalId (source and id) it creates or updates the deal of that name. Each item"
              + " is written whole or not at all, whatever comes of the others.")
  public DealBatch.Results write(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(ref = "DealItems")))
          JsonNode body) {
    Caller caller = current.get();
    List<JsonNode> items = DealBatch.items(body);
    refuseReusedKey(key, caller, body);
    List<Result> results = new ArrayList<>();
    boolean broken = false;
    for (int i = 0; i < items.size(); i++) {
      Result result =
          broken
              ? Result.refused(i, ItemProblem.notTried())
              : written(i, items.get(i), key, caller);
      broken = broken || result.status() >= 500;
      results.add(result);
    }
    return DealBatch.Results.of(results);
  }

  private void refuseReusedKey(@Nullable String key, Caller caller, JsonNode body) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            requests.once(
                key,
                caller.subject() + OPERATION,
                body,
                () -> new Answer(200, null, null, Map.of())));
  }

  private Result written(int index, JsonNode item, @Nullable String key, Caller caller) {
    try {
      Answer answer =
          QuarkusTransaction.requiringNew()
              .call(() ->
                  requests.once(
                      key,
                      caller.subject() + OPERATION + " " + index,
                      item,
                      () -> write(item, caller)));
      return Result.done(index, answer.status(), json.convertValue(answer.body(), Written.class));
    } catch (Refusal refusal) {
      return Result.refused(index, ItemProblem.of(refusal));
    } catch (RuntimeException e) {
      LOG.errorf(e, "item %d of a batch failed", index);
      return Result.refused(index, ItemProblem.failed());
    }
  }

  private Answer write(JsonNode item, Caller caller) {
    return item.has("externalId") ? upsert(item, caller) : create(item, caller);
  }

  private Answer create(JsonNode item, Caller caller) {
    DealRequest request = new DealRequest(item, DealRequest.CREATE);
    FieldValues values = request.values(vocabulary);
    List<ExternalId> externalIds = request.externalIds();
    Instant at = request.at();
    request.refuseIfWrong();
    return answer(201, commands.create(new Order(caller, null, at), externalIds, values), caller);
  }

  private Answer upsert(JsonNode item, Caller caller) {
    if (!caller.bringsHistory()) {
      throw new Forbidden("'externalId' may be given by the roles integration and revops only");
    }
    DealRequest request = new DealRequest(item, DealRequest.BATCH_UPSERT);
    FieldValues values = request.values(vocabulary);
    Instant at = request.at();
    Long seq = request.seq();
    request.refuseIfWrong();
    DealCommands.Told told =
        commands.upsert(request.externalId(), new Order(caller, null, at), seq, values);
    return answer(told.outcome() == Outcome.CREATED ? 201 : 200, told.dealId(), caller);
  }

  private Answer answer(int status, UUID id, Caller caller) {
    return new Answer(
        status,
        URI.create("/api/v1/deals/" + id),
        null,
        new Written(id, queries.standing(id, caller).version()));
  }
}
