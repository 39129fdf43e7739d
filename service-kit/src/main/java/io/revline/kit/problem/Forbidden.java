package io.revline.kit.problem;

/** The caller may not do this (403). */
public final class Forbidden extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Refused with a sentence that says which role would be needed. */
  public Forbidden(String detail) {
    super(detail);
  }
}
