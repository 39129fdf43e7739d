package io.revline.archfixture.good.pipeline.deal.events;

import io.revline.archfixture.good.kit.inbox.EventConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hands on to the inbox. */
class DealConsumer {
  private final EventConsumer inbox;

  DealConsumer(EventConsumer inbox) {
    this.inbox = inbox;
  }

  @Incoming("deals")
  void on(String batch) {
    inbox.consume(batch);
  }
}
