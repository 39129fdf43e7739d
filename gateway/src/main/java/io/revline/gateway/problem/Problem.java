package io.revline.gateway.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * An RFC 9457 problem.
 *
 * @param type what kind of problem
 * @param detail a sentence for the person who reads it
 * @param instance the path that was asked for
 */
public record Problem(ProblemType type, String detail, String instance) {
  /** What {@code Retry-After} says while a service is away: a second. */
  public static final String RETRY_SOON = "1";

  private static final String MEDIA_TYPE = "application/problem+json";

  /** The HTTP status that goes with it. */
  public int status() {
    return type.status();
  }

  /** The headers that belong to it: its media type, and what its status asks for. */
  public Map<String, String> headers() {
    String mediaType = HttpHeaders.CONTENT_TYPE.toString();
    return switch (type) {
      case UNAUTHORIZED -> Map.of(mediaType, MEDIA_TYPE, "WWW-Authenticate", "Bearer");
      case UNAVAILABLE -> Map.of(mediaType, MEDIA_TYPE, "Retry-After", RETRY_SOON);
      case INVALID_INPUT,
          FORBIDDEN,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          BODY_TOO_SLOW,
          BODY_TOO_LARGE,
          URI_TOO_LONG,
          TOO_MANY_REQUESTS,
          HEADERS_TOO_LARGE,
          INTERNAL,
          TIMEOUT ->
          Map.of(mediaType, MEDIA_TYPE);
    };
  }

  /** The body, as JSON. */
  public Buffer body() {
    return new JsonObject()
        .put("type", type.uri())
        .put("title", type.title())
        .put("status", type.status())
        .put("detail", detail)
        .put("instance", instance)
        .toBuffer();
  }

  /** Answers the request with this problem. */
  public static void answer(RoutingContext context, ProblemType type, String detail) {
    Problem problem = new Problem(type, detail, String.valueOf(context.request().path()));
    HttpServerResponse response = context.response().setStatusCode(problem.status());
    problem.headers().forEach(response::putHeader);
    response.end(problem.body());
  }

  /** This problem as the answer of a resource. */
  public Response toResponse() {
    Response.ResponseBuilder response = Response.status(status()).entity(body().toString());
    headers().forEach(response::header);
    return response.build();
  }
}
