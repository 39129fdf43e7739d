package io.revline.kit.problem;

/** The caller's entity tag is stale (412). */
public final class PreconditionFailed extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Refused with a sentence that says which version stands now. */
  public PreconditionFailed(String detail) {
    super(detail);
  }
}
