package io.revline.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Makes a wish of the parameter one of {@code Accept}, before an operation is chosen by it. All
 * else stays acceptable, so that operations without tables, and words that are no format, are
 * refused as parameters are.
 */
class FormatParameter {
  private static final String ELSE = MediaType.WILDCARD + ";q=0.1";

  @ServerRequestFilter(preMatching = true)
  public void prefer(ContainerRequestContext request) {
    String word = request.getUriInfo().getQueryParameters().getFirst(Format.PARAMETER);
    if (word != null) {
      String wish = Format.of(word).map(format -> format.mediaType() + "," + ELSE).orElse(ELSE);
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, wish);
    }
  }
}
