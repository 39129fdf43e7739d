package io.revline.kit.caller;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the request at hand, read from its verified token. */
@RequestScoped
public class CurrentCaller {
  private final JsonWebToken token;
  private final Correlation correlation;

  CurrentCaller(JsonWebToken token, Correlation correlation) {
    this.token = token;
    this.correlation = correlation;
  }

  /** Who it is. */
  public Caller get() {
    return new Caller(
        Objects.requireNonNullElse(token.getSubject(), "unknown"),
        Objects.requireNonNullElse(token.getGroups(), Set.<String>of()),
        token.getClaim("rep"),
        token.getClaim("source"),
        correlation.id());
  }

  /** When the token expires: nothing is told on its authority from then on. */
  public Instant until() {
    return Instant.ofEpochSecond(token.getExpirationTime());
  }
}
