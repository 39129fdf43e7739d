package io.revline.kit.problem;

/** The request is larger than what is read here (413). */
public final class TooLarge extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Refused with a sentence that says how large it may be. */
  public TooLarge(String detail) {
    super(detail);
  }
}
