package io.revline.kit;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes UUIDs of version 7 (RFC 9562, section 5.7): unique, and sorted by the time of making. */
@ApplicationScoped
public class Ids {
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Ids(Clock clock) {
    this.clock = clock;
  }

  /** A new id: 48 bits of milliseconds, then 74 random bits around version and variant. */
  public UUID next() {
    long timeAndVersion = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    long variant = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(timeAndVersion, variant);
  }
}
