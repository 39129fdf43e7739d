package io.revline.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The stable names of problems, with their status and title. */
enum ProblemType {
  INVALID_INPUT(400, "The request is not valid"),
  UNAUTHORIZED(401, "A valid token is needed"),
  FORBIDDEN(403, "Not allowed"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "This method is not offered here"),
  NOT_ACCEPTABLE(406, "None of the accepted formats is offered"),
  CONFLICT(409, "The current state does not allow this"),
  STALE_VERSION(412, "The object has changed since it was read"),
  TOO_LARGE(413, "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The format of the request is not understood"),
  KEY_REUSED(422, "The idempotency key belongs to another request"),
  VERSION_REQUIRED(428, "The version being changed must be named"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL(500, "Something failed on our side"),
  UNAVAILABLE(503, "Not available at the moment");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  static ProblemType of(Refusal refusal) {
    return switch (refusal) {
      case InvalidInput e -> INVALID_INPUT;
      case NotFound e -> NOT_FOUND;
      case Conflict e -> CONFLICT;
      case PreconditionFailed e -> STALE_VERSION;
      case PreconditionRequired e -> VERSION_REQUIRED;
      case Forbidden e -> FORBIDDEN;
      case KeyReused e -> KEY_REUSED;
      case TooLarge e -> TOO_LARGE;
      case TooManyRequests e -> TOO_MANY_REQUESTS;
      case UnsupportedFormat e -> UNSUPPORTED_MEDIA_TYPE;
      case Unavailable e -> UNAVAILABLE;
    };
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** What is said where nobody says more. */
  String detail() {
    return switch (this) {
      case FORBIDDEN ->
          "The roles of the token do not reach this: ask with a token of another role.";
      case INTERNAL -> "It failed on our side: name X-Correlation-Id to those who read the logs.";
      default -> title;
    };
  }

  HttpProblem.Builder problem() {
    return HttpProblem.builder().withStatus(status).withTitle(title).withType(uri());
  }

  ItemProblem itemProblem(String detail, List<Violation> violations) {
    return new ItemProblem(uri(), title, status, detail, violations);
  }

  /** Such a problem, as documents show it. */
  Map<String, Object> example() {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", uri().toString());
    example.put("title", title);
    example.put("status", status);
    example.put("detail", detail());
    return example;
  }

  URI uri() {
    return URI.create(
        "https://revline.io/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The type of problems that a library raised, known by their status alone. */
  static ProblemType ofStatus(int status) {
    return Arrays.stream(values())
        .filter(type -> type.status == status)
        .findFirst()
        .orElse(status < 500 ? INVALID_INPUT : INTERNAL);
  }
}
