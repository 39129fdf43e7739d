package io.revline.platform.issuer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** Makes bearer tokens (JWT, RS256) with the claims Revline's services read. */
public final class TokenMint {
  private final SigningKey key;
  private final String issuer;
  private final Clock clock;

  /**
   * @param issuer the {@code iss} claim
   */
  public TokenMint(SigningKey key, String issuer, Clock clock) {
    this.key = key;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** A signed token in compact form. */
  public String mint(TokenRequest request) {
    Instant now = clock.instant();
    Instant expiry = now.plus(request.ttl());
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setSubject(request.subject());
    claims.setStringListClaim("groups", List.of(request.role().claim()));
    claims.setIssuedAt(date(expiry.isBefore(now) ? expiry : now));
    claims.setExpirationTime(date(expiry));
    claims.setJwtId(UUID.randomUUID().toString());
    if (request.rep() != null) {
      claims.setStringClaim("rep", request.rep());
    }
    if (request.source() != null) {
      claims.setStringClaim("source", request.source());
    }
    return key.sign(claims);
  }

  private static NumericDate date(Instant instant) {
    return NumericDate.fromSeconds(instant.getEpochSecond());
  }
}
