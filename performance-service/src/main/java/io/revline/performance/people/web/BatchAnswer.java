package io.revline.performance.people.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.problem.ItemProblem;
import io.revline.performance.people.Register.Done;
import io.revline.performance.people.Register.Refused;
import io.revline.performance.people.Register.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param results one for each item, in their order
 */
record BatchAnswer(List<Item> results) {
  BatchAnswer {
    results = List.copyOf(results);
  }

  /**
   * What became of one item: it is written wholly, or not at all.
   *
   * @param index which item, from 0
   * @param line the line of the file it began on; only for files
   * @param status 201 created, 200 changed or as it was, else that of the problem
   * @param id the object's id, left out when it could not be read
   * @param version the version that stands
   * @param problem why nothing was written
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      int index,
      @Nullable Long line,
      int status,
      @Nullable String id,
      @Nullable Long version,
      @Nullable ItemProblem problem) {

    static Item from(Result<?> result, @Nullable Long line) {
      return switch (result) {
        case Done<?> done ->
            new Item(
                done.index(),
                line,
                done.written().isNew() ? 201 : 200,
                done.written().reference().id(),
                done.written().reference().version(),
                null);
        case Refused<?> refused -> {
          ItemProblem problem = ItemProblem.of(refused.refusal());
          yield new Item(refused.index(), line, problem.status(), refused.id(), null, problem);
        }
      };
    }
  }
}
