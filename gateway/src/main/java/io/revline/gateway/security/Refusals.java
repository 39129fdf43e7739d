package io.revline.gateway.security;

import io.quarkus.security.ForbiddenException;
import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import io.vertx.core.VertxException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers callers whose token is good but holds none of Revline's roles, and requests that the
 * router turns away before any filter sees them: those without a host.
 */
@ApplicationScoped
class Refusals {
  private static final int BAD_REQUEST = 400;

  void register(@Observes Router router) {
    // Before the handler that Quarkus has for all failures.
    router.route().order(Integer.MIN_VALUE).failureHandler(Refusals::answer);
  }

  private static void answer(RoutingContext context) {
    if (context.response().ended()) {
      context.next();
      return;
    }
    switch (context.failure()) {
      case ForbiddenException forbidden ->
          Problem.answer(
              context, ProblemType.FORBIDDEN, "The token holds none of Revline's roles.");
      case VertxException unroutable when context.statusCode() == BAD_REQUEST ->
          Problem.answer(
              context, ProblemType.INVALID_INPUT, String.valueOf(unroutable.getMessage()));
      case null, default -> context.next();
    }
  }
}
