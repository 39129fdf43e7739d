package io.revline.testkit;

import io.revline.platform.issuer.Role;
import io.revline.platform.issuer.SigningKey;
import io.revline.platform.issuer.TokenMint;
import io.revline.platform.issuer.TokenRequest;
import java.time.Clock;
import java.time.Duration;

/** Bearer tokens for tests, without the word {@code Bearer}. */
public final class Tokens {
  private static final Duration EXPIRED_SINCE = Duration.ofHours(1);

  private Tokens() {}

  /**
   * A valid token.
   *
   * @param role rep, manager, revops, finance, integration or ops
   */
  public static String of(String role) {
    return Servers.shared().issuer().mint(TokenRequest.of(Role.of(role)));
  }

  /** A valid token of a rep with this external id. */
  public static String rep(String externalId) {
    return Servers.shared().issuer().mint(TokenRequest.of(Role.REP).withRep(externalId));
  }

  /** A valid token of a manager who is the rep with this external id. */
  public static String manager(String externalId) {
    return Servers.shared().issuer().mint(TokenRequest.of(Role.MANAGER).withRep(externalId));
  }

  /** A token that was valid until an hour ago. */
  public static String expired(String role) {
    return Servers.shared()
        .issuer()
        .mint(TokenRequest.of(Role.of(role)).withTtl(EXPIRED_SINCE.negated()));
  }

  /** A token that says all the right things, signed by somebody else's key. */
  public static String forged(String role) {
    return new TokenMint(SigningKey.generate(), Servers.shared().issuer().url(), Clock.systemUTC())
        .mint(TokenRequest.of(Role.of(role)));
  }
}
