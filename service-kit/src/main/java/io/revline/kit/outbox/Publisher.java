package io.revline.kit.outbox;

import java.util.concurrent.Future;

/** Hands events to the broker; an interface so that a test can let every step of it fail. */
@FunctionalInterface
public interface Publisher {

  /** Sends an event; the future ends when the broker has it on disk, or fails. */
  Future<?> send(OutboxRow row);
}
