package io.revline.gateway.upstream;

import io.revline.gateway.problem.ProblemType;
import io.vertx.core.json.DecodeException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** A service gave no answer that could be used; the message says why and names the service. */
public final class NoAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int FORBIDDEN = 403;

  private enum Kind {
    AWAY,
    TIMEOUT,
    REFUSED,
    UNREADABLE
  }

  private final Kind kind;
  private final int status;

  private NoAnswer(Kind kind, int status, String message, Throwable cause) {
    super(message, cause, false, false);
    this.kind = kind;
    this.status = status;
  }

  NoAnswer(Upstream upstream, int status) {
    super(upstream.service() + " answered " + status, null, false, false);
    this.kind = Kind.REFUSED;
    this.status = status;
  }

  /** Tells what a failed exchange with a service means. */
  public static NoAnswer of(Upstream upstream, Throwable failure) {
    return switch (failure) {
      case NoAnswer known -> known;
      case TimeoutException late ->
          new NoAnswer(Kind.TIMEOUT, 0, upstream.service() + " did not answer in time", late);
      case DecodeException garbled ->
          new NoAnswer(
              Kind.UNREADABLE, 0, upstream.service() + " answered what is not JSON", garbled);
      default -> new NoAnswer(Kind.AWAY, 0, upstream.service() + " is away", failure);
    };
  }

  /** What to tell the caller when nothing else can be. */
  public ProblemType problem() {
    return kind == Kind.TIMEOUT ? ProblemType.TIMEOUT : ProblemType.UNAVAILABLE;
  }

  /** Whether the service answered that this caller may not see it. */
  public boolean forbidden() {
    return status == FORBIDDEN;
  }

  /** One word for metrics. */
  public String outcome() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The message, never null. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
