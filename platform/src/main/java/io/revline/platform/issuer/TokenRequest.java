package io.revline.platform.issuer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a token shall say.
 *
 * @param rep the external id of the rep who calls, if the caller is one
 * @param source the system whose external ids the caller may write, if the caller is one
 * @param ttl how long it holds; a negative duration makes an expired token
 */
public record TokenRequest(Role role, @Nullable String rep, @Nullable String source, Duration ttl) {
  /** How long a token holds when nobody says otherwise. */
  public static final Duration DEFAULT_TTL = Duration.ofHours(12);

  /** A token of a role that holds for {@link #DEFAULT_TTL}. */
  public static TokenRequest of(Role role) {
    return new TokenRequest(role, null, null, DEFAULT_TTL);
  }

  /** The same for a rep. */
  public TokenRequest withRep(@Nullable String externalId) {
    return new TokenRequest(role, externalId, source, ttl);
  }

  /** The same for a system. */
  public TokenRequest withSource(@Nullable String system) {
    return new TokenRequest(role, rep, system, ttl);
  }

  /** The same for another time. */
  public TokenRequest withTtl(Duration duration) {
    return new TokenRequest(role, rep, source, duration);
  }

  String subject() {
    return rep != null ? rep : source != null ? source : role.claim();
  }
}
