package io.revline.benchmarks.backlog;

import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.Waiting;
import java.sql.SQLException;
import java.time.Duration;

/** A service that was stopped takes in what waits for it meanwhile. */
public final class CatchUp {
  /** How long a backlog may take. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private CatchUp() {}

  /**
   * Starts the consumer's service, and returns how many events it took in per second from its first
   * batch to its last. The service runs afterwards.
   *
   * @param events that wait in the topic
   * @throws IllegalStateException when not every one was applied, each once, or any was set aside
   */
  public static double eventsPerSecond(RunningPlatform platform, TopicConsumer consumer, int events)
      throws Exception {
    String name = consumer.service().folder();
    long end = end(platform, consumer);
    try (Inbox inbox = new Inbox(platform, consumer)) {
      long before = inbox.applied();
      long handled = inbox.handled();
      platform.launch(consumer.service());
      Waiting.until(name + " begins", () -> inbox.handled() > handled);
      long begin = System.nanoTime();
      long atBegin = inbox.applied();
      await(inbox, consumer, end);
      double seconds = (System.nanoTime() - begin) / 1e9;
      long applied = inbox.applied();
      if (applied - before != events || inbox.deadLetters() != 0) {
        throw new IllegalStateException(
            "%s was to apply %d events, applied %d and set aside %d"
                .formatted(name, events, applied - before, inbox.deadLetters()));
      }
      return (applied - atBegin) / seconds;
    }
  }

  /** Waits until a running consumer is done with all that stands in its topic now. */
  public static void await(RunningPlatform platform, TopicConsumer consumer) throws SQLException {
    try (Inbox inbox = new Inbox(platform, consumer)) {
      await(inbox, consumer, end(platform, consumer));
    }
  }

  private static void await(Inbox inbox, TopicConsumer consumer, long end) {
    Waiting.until(
        consumer.service().folder() + " has caught up",
        PATIENCE,
        BETWEEN_LOOKS,
        () -> inbox.handled() >= end);
  }

  private static long end(RunningPlatform platform, TopicConsumer consumer) {
    return TopicEnd.of(platform.kafka(), consumer.topic());
  }
}
