package io.revline.kit.reference.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.problem.ItemProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch, item by item, in the order they were sent.
 *
 * @param results one for each item
 */
public record BatchResponse(List<Result> results) {
  public BatchResponse {
    results = List.copyOf(results);
  }

  /**
   * What became of an item: it was written as a whole, or not at all.
   *
   * @param index its place in the batch, from 0
   * @param status the HTTP status it would have had alone: 201 created, 200 written or the same
   *     already, else why not
   * @param id the object's id, if the item was written
   * @param version the version that stands now, if the item was written
   * @param problem why it was not written
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(
      int index,
      int status,
      @Nullable String id,
      @Nullable Long version,
      @Nullable ItemProblem problem) {}
}
