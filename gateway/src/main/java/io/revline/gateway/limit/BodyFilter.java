package io.revline.gateway.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Turns bodies away that say of themselves that they are too large; others are counted. */
@ApplicationScoped
class BodyFilter {
  /** After authorization (100): strangers are told about the token, and charged for it. */
  private static final int AFTER_AUTHORIZATION = 90;

  private final BodyLimits limits;
  private final LastRequests lastRequests;

  BodyFilter(BodyLimits limits, LastRequests lastRequests) {
    this.limits = limits;
    this.lastRequests = lastRequests;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_AUTHORIZATION);
  }

  private void check(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    long most = limits.most(String.valueOf(context.request().path()));
    if (length != null && Long.parseLong(length) > most) {
      lastRequests.mark(context);
      Problem.answer(context, ProblemType.BODY_TOO_LARGE, BodyLimits.tooLarge(most));
    } else {
      context.next();
    }
  }
}
