package io.revline.kit.problem;

/** The request is in a format that is not read here (415). */
public final class UnsupportedFormat extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Refused with a sentence that says which formats are. */
  public UnsupportedFormat(String detail) {
    super(detail);
  }
}
