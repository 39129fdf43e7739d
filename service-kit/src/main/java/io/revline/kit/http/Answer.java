package io.revline.kit.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param location of what was created
 * @param etag of what is shown
 * @param body to be written as JSON
 */
public record Answer(int status, @Nullable URI location, @Nullable String etag, Object body) {

  /** 200 with a versioned body. */
  public static Answer ok(long version, Object body) {
    return new Answer(200, null, ETags.of(version), body);
  }

  /** 201 with a versioned body and where to find it. */
  public static Answer created(URI location, long version, Object body) {
    return new Answer(201, location, ETags.of(version), body);
  }

  /** The same as an HTTP response. */
  public Response toResponse() {
    Response.ResponseBuilder response =
        Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    if (location != null) {
      response.location(location);
    }
    if (etag != null) {
      response.header(HttpHeaders.ETAG, etag);
    }
    return response.build();
  }
}
