package io.revline.archfixture.bad.pipeline.deal;

import java.time.Clock;

/** Has the name, but stands in the wrong place. */
class ClockProducer {
  Clock clock() {
    return Clock.systemUTC();
  }
}
