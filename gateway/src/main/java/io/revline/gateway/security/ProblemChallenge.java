package io.revline.gateway.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.revline.gateway.limit.RateLimits;
import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/** The bearer mechanism of Quarkus, whose refusal is a problem document and not an empty body. */
@Alternative
@Priority(1)
@ApplicationScoped
class ProblemChallenge implements HttpAuthenticationMechanism {
  private static final int BEFORE_THE_PLAIN_ONE = DEFAULT_PRIORITY + 1_000;

  private final JWTAuthMechanism bearer;
  private final RateLimits rates;

  ProblemChallenge(JWTAuthMechanism bearer, RateLimits rates) {
    this.bearer = bearer;
    this.rates = rates;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identityProviders) {
    Uni<SecurityIdentity> identity = bearer.authenticate(context, identityProviders);
    // It has named itself as the one to ask for a challenge.
    context.put(HttpAuthenticationMechanism.class.getName(), this);
    return identity;
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return bearer.getChallenge(context);
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    if (rates.admitsStranger(context)) {
      boolean offered = context.request().headers().contains(HttpHeaders.AUTHORIZATION);
      Problem.answer(
          context,
          ProblemType.UNAUTHORIZED,
          offered
              ? "The bearer token is expired, forged or from an issuer that is not trusted."
              : "The request carries no bearer token.");
    }
    return Uni.createFrom().item(true);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return bearer.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return bearer.getCredentialTransport(context);
  }

  @Override
  public int getPriority() {
    return BEFORE_THE_PLAIN_ONE;
  }
}
