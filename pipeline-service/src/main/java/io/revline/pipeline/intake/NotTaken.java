package io.revline.pipeline.intake;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Refusal;
import java.util.Locale;

/** The intake does not take a message; the reason is what it is counted under. */
public final class NotTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final Refusal refusal;

  /** Why messages are not taken. */
  public enum Reason {
    /** It is too large. */
    OVERSIZE,
    /** Its JSON is nested too deeply. */
    NESTING,
    /** It has bytes that are no UTF-8, or characters that are none. */
    ENCODING,
    /** It is no JSON. */
    SYNTAX,
    /** Nobody here reads such content. */
    FORMAT,
    /** An attribute or a field is missing or wrong. */
    INVALID,
    /** Whoever sent it may not speak for its source. */
    SOURCE,
    /** It could not be kept. */
    UNAVAILABLE;

    /** The word it is counted under. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Not taken, and what the sender is told. */
  public NotTaken(Reason reason, Refusal refusal) {
    super(refusal.getMessage(), refusal);
    this.reason = reason;
    this.refusal = refusal;
  }

  /** Not taken because the body as a whole is wrong. */
  public static NotTaken body(Reason reason, String message) {
    return new NotTaken(reason, InvalidInput.of("body", message));
  }

  /** What it is counted under. */
  public Reason reason() {
    return reason;
  }

  /** What the sender is told. */
  public Refusal refusal() {
    return refusal;
  }
}
