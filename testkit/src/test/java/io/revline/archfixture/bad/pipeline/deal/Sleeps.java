package io.revline.archfixture.bad.pipeline.deal;

import java.time.Duration;

/** Sleeps. */
class Sleeps {
  void rest() throws InterruptedException {
    Thread.sleep(Duration.ofMillis(1));
  }
}
