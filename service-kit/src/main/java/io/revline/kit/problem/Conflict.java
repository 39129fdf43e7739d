package io.revline.kit.problem;

/** The state of things does not allow it (409). */
public final class Conflict extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Refused with a sentence that says which state stands in the way. */
  public Conflict(String detail) {
    super(detail);
  }
}
