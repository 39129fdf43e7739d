package io.revline.gateway.correlation;

import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request a correlation id: passed on, echoed to the caller, in every log line and
 * span.
 */
@ApplicationScoped
class CorrelationFilter {
  private static final String HEADER = "X-Correlation-Id";
  private static final String MDC_KEY = "correlationId";
  private static final String ATTRIBUTE = "revline.correlation_id";
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Higher runs earlier; authentication is 200, and its refusals carry the id too. */
  private static final int BEFORE_ALL_ELSE = 1_000;

  void register(@Observes Filters filters) {
    filters.register(this::identify, BEFORE_ALL_ELSE);
  }

  private void identify(RoutingContext context) {
    String id = acceptable(context.request().getHeader(HEADER));
    context.request().headers().set(HEADER, id);
    MDC.put(MDC_KEY, id);
    Span.current().setAttribute(ATTRIBUTE, id);
    // At the very end, so that what a service echoed cannot make two of it.
    context.addHeadersEndHandler(sent -> context.response().putHeader(HEADER, id));
    context.next();
  }

  /** One that could forge a log line is replaced. */
  private static String acceptable(@Nullable String offered) {
    return offered != null && ACCEPTABLE.matcher(offered).matches()
        ? offered
        : UUID.randomUUID().toString();
  }
}
