package io.revline.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Charges every request to somebody: to the subject of its token, or to its address while it has no
 * good one. What is left is told in {@code RateLimit-…} headers; who has nothing left gets a 429.
 */
@ApplicationScoped
public class RateLimits {
  /** Who it is is known (200), what they may do is not looked at yet (100). */
  private static final int AFTER_AUTHENTICATION = 150;

  private final Quota callers;
  private final Quota strangers;

  RateLimits(LimitsConfig limits) {
    callers =
        new Quota(
            limits.callerRequests(),
            limits.window(),
            limits.remembered(),
            TimeMeter.SYSTEM_NANOTIME);
    strangers =
        new Quota(
            limits.strangerRequests(),
            limits.window(),
            limits.remembered(),
            TimeMeter.SYSTEM_NANOTIME);
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_AUTHENTICATION);
  }

  /** Those without a token pass: they are charged when they are refused for it. */
  private void check(RoutingContext context) {
    boolean passes =
        caller(context).map(subject -> admits(context, callers.charge(subject))).orElse(true);
    if (passes) {
      context.next();
    }
  }

  /**
   * Charges a request that is about to be refused, whoever makes it, to the address it comes from.
   *
   * @return false when it has been answered with a 429 instead
   */
  public boolean admitsStranger(RoutingContext context) {
    return admits(context, strangers.charge(Addresses.of(context.request().remoteAddress())));
  }

  private static Optional<String> caller(RoutingContext context) {
    return Optional.ofNullable(context.user())
        .filter(QuarkusHttpUser.class::isInstance)
        .map(user -> ((QuarkusHttpUser) user).getSecurityIdentity())
        .filter(identity -> !identity.isAnonymous())
        .map(RateLimits::subject);
  }

  private static String subject(SecurityIdentity identity) {
    String name = identity.getPrincipal().getName();
    return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
        ? token.getSubject()
        : String.valueOf(name);
  }

  private static boolean admits(RoutingContext context, Quota.Charge charge) {
    HttpServerResponse response =
        context
            .response()
            .putHeader("RateLimit-Limit", Long.toString(charge.limit()))
            .putHeader("RateLimit-Remaining", Long.toString(charge.remaining()))
            .putHeader("RateLimit-Reset", Long.toString(charge.reset()))
            .putHeader("RateLimit-Policy", charge.limit() + ";w=" + charge.window());
    if (!charge.granted()) {
      response.putHeader("Retry-After", Long.toString(charge.retryAfter()));
      Problem.answer(
          context,
          ProblemType.TOO_MANY_REQUESTS,
          "More than %d requests within %d s: ask again in %d s."
              .formatted(charge.limit(), charge.window(), charge.retryAfter()));
    }
    return charge.granted();
  }
}
