package io.revline.gateway.proxy;

import io.quarkus.vertx.http.runtime.filters.Filters;
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

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_AUTHENTICATION);
  }

  private void check(RoutingContext context) {
    PathRules.fault(context.request().uri())
        .ifPresentOrElse(
            fault -> Problem.answer(context, ProblemType.INVALID_INPUT, fault), context::next);
  }
}
