package io.revline.gateway.proxy;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.revline.gateway.limit.RateLimits;
import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Turns ambiguous paths away before anything, the path policies included, looks at them. */
@ApplicationScoped
class PathFilter {
  /** After the correlation id, before authentication. */
  private static final int BEFORE_AUTHENTICATION = 900;

  private final RateLimits rates;

  PathFilter(RateLimits rates) {
    this.rates = rates;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_AUTHENTICATION);
  }

  private void check(RoutingContext context) {
    PathRules.fault(context.request().uri())
        .ifPresentOrElse(fault -> refuse(context, fault), context::next);
  }

  private void refuse(RoutingContext context, String fault) {
    if (rates.admitsStranger(context)) {
      Problem.answer(context, ProblemType.INVALID_INPUT, fault);
    }
  }
}
