package io.revline.kit.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing wrong with the input.
 *
 * @param field the field, dotted where nested
 * @param message what is wrong and how to mend it
 */
@Schema(name = Violation.SCHEMA)
public record Violation(String field, String message) {
  /** What the API's document calls it; a library has a violation of its own. */
  static final String SCHEMA = "FieldProblem";
}
