package io.revline.kit.caller;

import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes the correlation id of a request into the logs, the trace and back to the caller. */
class CorrelationFilter {
  private static final Logger LOG = Logger.getLogger(CorrelationFilter.class);

  private final Correlation correlation;

  CorrelationFilter(Correlation correlation) {
    this.correlation = correlation;
  }

  @ServerRequestFilter(preMatching = true)
  public void take(ContainerRequestContext request) {
    correlation.offered(request.getHeaderString(Correlation.HEADER));
    MDC.put(Correlation.MDC_KEY, correlation.id());
    Span.current().setAttribute(Correlation.ATTRIBUTE, correlation.id());
  }

  @ServerResponseFilter
  public void give(ContainerRequestContext request, ContainerResponseContext response) {
    LOG.infof(
        "%s %s %d", request.getMethod(), request.getUriInfo().getPath(), response.getStatus());
    response.getHeaders().putSingle(Correlation.HEADER, correlation.id());
    MDC.remove(Correlation.MDC_KEY);
  }
}
