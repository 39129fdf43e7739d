package io.revline.kit.problem;

/** It cannot be done at the moment, and nothing was done (503). */
public final class Unavailable extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Refused with a sentence that says what is missing. */
  public Unavailable(String detail) {
    super(detail);
  }
}
