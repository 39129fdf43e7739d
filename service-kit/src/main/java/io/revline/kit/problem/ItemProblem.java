package io.revline.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/**
 * What was wrong with one of several items, with the members of a problem document.
 *
 * @param type the stable name
 * @param title what it is in general
 * @param status the HTTP status the item would have had alone
 * @param detail what it is here
 * @param violations for input that breaks a rule, what is wrong field by field
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ItemProblem(
    URI type, String title, int status, String detail, List<Violation> violations) {
  public ItemProblem {
    violations = List.copyOf(violations);
  }

  /** Why an item was refused. */
  public static ItemProblem of(Refusal refusal) {
    List<Violation> violations =
        refusal instanceof InvalidInput invalid ? invalid.violations() : List.of();
    return ProblemType.of(refusal).itemProblem(String.valueOf(refusal.getMessage()), violations);
  }

  /** An item that failed on our side and left nothing behind. */
  public static ItemProblem failed() {
    return ProblemType.INTERNAL.itemProblem("it failed on our side: send it again", List.of());
  }

  /** An item that was not tried, because one before it failed on our side. */
  public static ItemProblem notTried() {
    return ProblemType.UNAVAILABLE.itemProblem(
        "an item before it failed on our side: send it again", List.of());
  }
}
