package io.revline.archfixture.good.kit.inbox;

/** Stands for the inbox. */
public class EventConsumer {
  /** Takes a batch. */
  public void consume(String batch) {}
}
