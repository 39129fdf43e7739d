package io.revline.archfixture.bad.pipeline.deal;

import java.util.concurrent.TimeUnit;

/** Sleeps by another name. */
class SleepsInUnits {
  void rest() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(1);
  }
}
