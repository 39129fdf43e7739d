package io.revline.gateway.security;

import io.quarkus.security.ForbiddenException;
import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers callers whose token is good but holds none of Revline's roles. */
@ApplicationScoped
class Refusals {

  void register(@Observes Router router) {
    // Before the handler that Quarkus has for all failures.
    router.route().order(Integer.MIN_VALUE).failureHandler(Refusals::answer);
  }

  private static void answer(RoutingContext context) {
    if (context.failure() instanceof ForbiddenException && !context.response().ended()) {
      Problem.answer(context, ProblemType.FORBIDDEN, "The token holds none of Revline's roles.");
    } else {
      context.next();
    }
  }
}
