package io.revline.kit.reference.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.kit.caller.Caller;
import io.revline.kit.http.Answer;
import io.revline.kit.http.IdempotentRequests;
import io.revline.kit.problem.ItemProblem;
import io.revline.kit.problem.Refusal;
import io.revline.kit.reference.Draft;
import io.revline.kit.reference.ReferenceCommands;
import io.revline.kit.reference.ReferenceKind;
import io.revline.kit.reference.Written;
import io.revline.kit.reference.web.BatchResponse.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes many references by one request, each item for itself. */
@ApplicationScoped
class ReferenceBatches {
  private final ReferenceCommands commands;
  private final IdempotentRequests requests;
  private final JsonBody json;

  ReferenceBatches(ReferenceCommands commands, IdempotentRequests requests, JsonBody json) {
    this.commands = commands;
    this.requests = requests;
    this.json = json;
  }

  private record Item<T>(int index, Draft<T> draft) {}

  /**
   * Writes a batch. Every item is checked before it writes, so one that is refused leaves nothing
   * behind although all share a transaction, which they do for the idempotency key's sake.
   */
  @Transactional
  <T, Q> Answer write(
      ReferenceKind<T> kind,
      ReferenceForm<T, Q, ?> form,
      @Nullable String key,
      @Nullable JsonNode body,
      Caller caller) {
    List<JsonNode> nodes = json.items(body);
    String scope = caller.subject() + " batch of " + kind.type().name();
    return requests.once(
        key, scope, nodes, () -> new Answer(200, null, null, results(kind, form, nodes, caller)));
  }

  private <T, Q> BatchResponse results(
      ReferenceKind<T> kind, ReferenceForm<T, Q, ?> form, List<JsonNode> nodes, Caller caller) {
    List<Result> results = new ArrayList<>();
    List<Item<T>> items = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      try {
        items.add(new Item<>(i, form.draft(null, json.read(nodes.get(i), form.request()))));
      } catch (Refusal refusal) {
        results.add(refused(i, refusal));
      }
    }
    // Locked in the order of their ids, so that two batches never wait for each other.
    items.sort(Comparator.comparing(item -> item.draft().id()));
    items.forEach(item -> results.add(written(kind, item, caller)));
    results.sort(Comparator.comparingInt(Result::index));
    return new BatchResponse(results);
  }

  private <T> Result written(ReferenceKind<T> kind, Item<T> item, Caller caller) {
    try {
      Written<T> written = commands.upsert(kind, item.draft(), caller.provenance());
      return new Result(
          item.index(),
          written.outcome() == Written.Outcome.CREATED ? 201 : 200,
          written.reference().id(),
          written.reference().version(),
          null);
    } catch (Refusal refusal) {
      return refused(item.index(), refusal);
    }
  }

  private static Result refused(int index, Refusal refusal) {
    ItemProblem problem = ItemProblem.of(refusal);
    return new Result(index, problem.status(), null, null, problem);
  }
}
