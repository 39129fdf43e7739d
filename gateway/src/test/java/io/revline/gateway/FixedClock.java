package io.revline.gateway;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** For the tests it is the last second of a quarter. */
class FixedClock {

  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  Clock clock() {
    return Clock.fixed(Instant.parse("2017-12-31T23:59:59Z"), ZoneOffset.UTC);
  }
}
