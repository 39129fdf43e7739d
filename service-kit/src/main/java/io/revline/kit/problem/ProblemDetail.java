package io.revline.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document inside another answer, such as the result of one item of a batch.
 *
 * @param type its stable name, a URI
 * @param title the type in words
 * @param status the HTTP status it would have alone
 * @param detail what went wrong this time
 * @param violations field by field, for invalid input
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDetail(
    String type, String title, int status, String detail, @Nullable List<Violation> violations) {

  /** What a refusal says. */
  public static ProblemDetail of(Refusal refusal) {
    ProblemType type = ProblemType.of(refusal);
    return new ProblemDetail(
        type.uri().toString(),
        type.title(),
        type.status(),
        String.valueOf(refusal.getMessage()),
        refusal instanceof InvalidInput input ? input.violations() : null);
  }
}
