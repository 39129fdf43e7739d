package io.revline.pipeline.deal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.ItemProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Several deals in one request and what came of each. */
final class DealBatch {
  private static final int MOST_ITEMS = 1_000;

  private DealBatch() {}

  /**
   * The items of a body {@code {"items": […]}}.
   *
   * @throws InvalidInput when there are none, or more than 1,000
   */
  static List<JsonNode> items(@Nullable JsonNode body) {
    JsonNode items = body == null ? null : body.get("items");
    if (body == null || items == null || !items.isArray() || body.size() != 1) {
      throw InvalidInput.of("body", "must be an object with a list of items and nothing else");
    }
    if (items.isEmpty() || items.size() > MOST_ITEMS) {
      throw InvalidInput.of("items", "must be 1 to " + MOST_ITEMS + ", not " + items.size());
    }
    List<JsonNode> list = new ArrayList<>();
    items.forEach(list::add);
    return list;
  }

  /** A deal that an item wrote, or that says so already. */
  record Written(UUID id, long version) {}

  /**
   * What came of an item.
   *
   * @param index its place in the request, from 0
   * @param status the HTTP status it would have had alone
   * @param id the deal, unless it was refused
   * @param version the deal's version
   * @param problem why it was refused
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "DealResult")
  record Result(
      int index,
      int status,
      @Nullable UUID id,
      @Nullable Long version,
      @Nullable ItemProblem problem) {

    static Result done(int index, int status, Written written) {
      return new Result(index, status, written.id(), written.version(), null);
    }

    static Result refused(int index, ItemProblem problem) {
      return new Result(index, problem.status(), null, null, problem);
    }
  }

  /** What came of all items, in their order. */
  @Schema(name = "DealResults")
  record Results(long succeeded, long failed, List<Result> results) {
    static Results of(List<Result> results) {
      long failed = results.stream().filter(result -> result.problem() != null).count();
      return new Results(results.size() - failed, failed, results);
    }
  }
}
