package io.revline.kit.problem;

/** A request that cannot be carried out, and why. Each kind becomes one problem type. */
public abstract sealed class Refusal extends RuntimeException
    permits InvalidInput,
        NotFound,
        Conflict,
        PreconditionFailed,
        PreconditionRequired,
        Forbidden,
        KeyReused,
        TooLarge,
        TooManyRequests,
        UnsupportedFormat,
        Unavailable {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }
}
