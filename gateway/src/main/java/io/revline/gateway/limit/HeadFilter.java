package io.revline.gateway.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Turns away heads that are too large or can be read in two ways, before anything reads them. */
@ApplicationScoped
class HeadFilter {
  /** After the correlation id, before the path is looked at. */
  private static final int BEFORE_THE_PATH = 950;

  private final LimitsConfig limits;
  private final RateLimits rates;
  private final LastRequests lastRequests;

  HeadFilter(LimitsConfig limits, RateLimits rates, LastRequests lastRequests) {
    this.limits = limits;
    this.rates = rates;
    this.lastRequests = lastRequests;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_PATH);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.uri().length() > limits.target()) {
      String remedy = "The path and query may have %d characters.".formatted(limits.target());
      refuse(context, ProblemType.URI_TOO_LONG, remedy);
    } else if (HeadRules.size(request.headers()) > limits.headers()) {
      String remedy = "All headers may have %d characters.".formatted(limits.headers());
      refuse(context, ProblemType.HEADERS_TOO_LARGE, remedy);
    } else {
      HeadRules.fault(request.version(), request.headers())
          .ifPresentOrElse(
              fault -> refuse(context, ProblemType.INVALID_INPUT, fault), () -> pass(context));
    }
  }

  /**
   * A length that was told in two ways is told in one by the time a request gets here. So nothing
   * that follows a request without a told length is taken for another request.
   */
  private void pass(RoutingContext context) {
    if (HeadRules.chunked(context.request().headers())) {
      lastRequests.mark(context);
    }
    context.next();
  }

  private void refuse(RoutingContext context, ProblemType type, String detail) {
    lastRequests.mark(context);
    if (rates.admitsStranger(context)) {
      Problem.answer(context, type, detail);
    }
  }
}
