package io.revline.kit.problem;

/** The caller asks for more at a time than one caller may (429). */
public final class TooManyRequests extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Refused with a sentence that says how much it may be. */
  public TooManyRequests(String detail) {
    super(detail);
  }
}
