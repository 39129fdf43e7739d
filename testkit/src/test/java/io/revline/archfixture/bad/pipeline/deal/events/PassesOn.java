package io.revline.archfixture.bad.pipeline.deal.events;

import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Sends to a channel beside the outbox. */
class PassesOn {
  @Outgoing("deals")
  String next() {
    return "deal";
  }
}
