package io.revline.kit.problem;

/** An idempotency key came back with another request (422). */
public final class KeyReused extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Refused with a sentence that says which key it was. */
  public KeyReused(String detail) {
    super(detail);
  }
}
