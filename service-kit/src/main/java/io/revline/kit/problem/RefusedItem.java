package io.revline.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * Why one item of a batch was refused: a problem document within a larger answer.
 *
 * @param type the problem's stable name
 * @param title what it means
 * @param status the HTTP status the item alone would have been answered with
 * @param detail what stood in the way of this item
 * @param violations what is wrong with the input, field by field; left out for other problems
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RefusedItem(
    URI type, String title, int status, String detail, List<Violation> violations) {
  public RefusedItem {
    violations = List.copyOf(violations);
  }

  /** Says a refusal. */
  public static RefusedItem of(Refusal refusal) {
    ProblemType type = ProblemType.of(refusal);
    return new RefusedItem(
        type.uri(),
        type.title(),
        type.status(),
        Objects.requireNonNullElse(refusal.getMessage(), type.title()),
        refusal instanceof InvalidInput invalid ? invalid.violations() : List.of());
  }
}
