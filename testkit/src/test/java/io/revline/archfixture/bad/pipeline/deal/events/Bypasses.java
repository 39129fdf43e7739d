package io.revline.archfixture.bad.pipeline.deal.events;

import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes without the inbox. */
class Bypasses {
  @Incoming("deals")
  void on(String batch) {}
}
