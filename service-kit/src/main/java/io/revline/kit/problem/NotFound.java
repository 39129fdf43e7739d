package io.revline.kit.problem;

/** What the request names does not exist, or not for this caller (404). */
public final class NotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Refused with a sentence that says what was looked for. */
  public NotFound(String detail) {
    super(detail);
  }
}
