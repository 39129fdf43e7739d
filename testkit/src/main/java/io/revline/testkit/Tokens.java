package io.revline.testkit;

import io.revline.platform.issuer.Role;
import io.revline.platform.issuer.SigningKey;
import io.revline.platform.issuer.TokenMint;
import io.revline.platform.issuer.TokenRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bearer tokens for tests, without the word {@code Bearer}. Who asks again for the same token gets
 * the same: a signature takes 10 ms of processor time, which for every request of every test adds
 * up to minutes.
 */
public final class Tokens {
  private static final Duration EXPIRED_SINCE = Duration.ofHours(1);
  private static final Map<TokenRequest, String> VALID = new ConcurrentHashMap<>();

  /** Somebody else's key. */
  private static final class Foreign {
    static final SigningKey KEY = SigningKey.generate();
  }

  private Tokens() {}

  /**
   * A valid token.
   *
   * @param role rep, manager, revops, finance, integration or ops
   */
  public static String of(String role) {
    return valid(TokenRequest.of(Role.of(role)));
  }

  /** A valid token of a rep with this external id. */
  public static String rep(String externalId) {
    return valid(TokenRequest.of(Role.REP).withRep(externalId));
  }

  /** A valid token of a manager who is the rep with this external id. */
  public static String manager(String externalId) {
    return valid(TokenRequest.of(Role.MANAGER).withRep(externalId));
  }

  /** A valid token of another system of this name. */
  public static String source(String name) {
    return valid(TokenRequest.of(Role.INTEGRATION).withSource(name));
  }

  private static String valid(TokenRequest request) {
    return VALID.computeIfAbsent(request, Servers.shared().issuer()::mint);
  }

  /** A valid token of a rep that soon expires. */
  public static String expiring(String externalId, Duration ttl) {
    return Servers.shared()
        .issuer()
        .mint(TokenRequest.of(Role.REP).withRep(externalId).withTtl(ttl));
  }

  /** A token that was valid until an hour ago. */
  public static String expired(String role) {
    return Servers.shared()
        .issuer()
        .mint(TokenRequest.of(Role.of(role)).withTtl(EXPIRED_SINCE.negated()));
  }

  /** A token that says all the right things, signed by somebody else's key. */
  public static String forged(String role) {
    return new TokenMint(Foreign.KEY, Servers.shared().issuer().url(), Clock.systemUTC())
        .mint(TokenRequest.of(Role.of(role)));
  }
}
