package io.revline.kit.problem;

/** The caller sent no entity tag where one is needed (428). */
public final class PreconditionRequired extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Refused with a sentence that says which header to send. */
  public PreconditionRequired(String detail) {
    super(detail);
  }
}
