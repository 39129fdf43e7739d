package io.revline.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Since when this process works at a batch of each consumer without having committed any of it. A
 * replica that hangs is found here even while others go on with their share of the topic.
 */
@ApplicationScoped
class BatchesInHand {
  private final Map<String, Long> since = new ConcurrentHashMap<>();

  /** A batch is begun, or tried again: then it has been in hand since the first time. */
  void begun(String consumer) {
    since.putIfAbsent(consumer, System.nanoTime());
  }

  /** Some of the batch is committed. */
  void committed(String consumer) {
    since.replace(consumer, System.nanoTime());
  }

  /** All of the batch is. */
  void done(String consumer) {
    since.remove(consumer);
  }

  /** How long nothing of the batch at hand has been committed; zero without a batch. */
  Duration standstill(String consumer) {
    Long begin = since.get(consumer);
    return begin == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begin);
  }
}
