package io.revline.kit.problem;

import java.util.List;

/** The input breaks a rule (400). */
public final class InvalidInput extends Refusal {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /** Refused for all of these; there is at least one. */
  public InvalidInput(List<Violation> violations) {
    super(String.join("; ", violations.stream().map(v -> v.field() + " " + v.message()).toList()));
    this.violations = List.copyOf(violations);
  }

  /** Refused for one field. */
  public static InvalidInput of(String field, String message) {
    return new InvalidInput(List.of(new Violation(field, message)));
  }

  /** The same, of fields that stand under another name: {@code amount.currency} of a price. */
  public InvalidInput within(String name, String field) {
    return new InvalidInput(
        violations.stream()
            .map(each ->
                each.field().startsWith(name)
                    ? new Violation(field + each.field().substring(name.length()), each.message())
                    : each)
            .toList());
  }

  /** The same of a part of the input: every field is named from the whole's point of view. */
  public InvalidInput within(String part) {
    return new InvalidInput(
        violations.stream()
            .map(each -> new Violation(part + "." + each.field(), each.message()))
            .toList());
  }

  /** What is wrong, field by field. */
  public List<Violation> violations() {
    return violations;
  }
}
