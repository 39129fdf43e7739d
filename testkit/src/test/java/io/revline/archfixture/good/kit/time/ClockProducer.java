package io.revline.archfixture.good.kit.time;

import java.time.Clock;

/** The one that may read the time. */
class ClockProducer {
  Clock clock() {
    return Clock.systemUTC();
  }
}
