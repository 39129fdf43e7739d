package io.revline.gateway.problem;

import java.util.Arrays;
import java.util.Locale;

/** The stable names of the gateway's problems, with their HTTP status and title. */
public enum ProblemType {
  INVALID_INPUT(400, "The request is not valid"),
  UNAUTHORIZED(401, "A valid token is needed"),
  FORBIDDEN(403, "Not allowed"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "This method is not offered here"),
  NOT_ACCEPTABLE(406, "None of the accepted formats is offered"),
  BODY_TOO_SLOW(408, "The request did not arrive in time"),
  BODY_TOO_LARGE(413, "The body is too large"),
  URI_TOO_LONG(414, "The path and query are too long"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  INTERNAL(500, "Something failed on our side"),
  UNAVAILABLE(503, "Not available at the moment"),
  TIMEOUT(504, "No answer in time");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What it is, in a few words. */
  public String title() {
    return title;
  }

  /** Its name as addresses have it: {@code too-many-requests}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String uri() {
    return "https://revline.io/problems/" + word();
  }

  /** The type of a fault that a library raised, known by its HTTP status alone. */
  public static ProblemType ofStatus(int status) {
    return Arrays.stream(values())
        .filter(type -> type.status == status)
        .findFirst()
        .orElse(status < 500 ? INVALID_INPUT : INTERNAL);
  }
}
