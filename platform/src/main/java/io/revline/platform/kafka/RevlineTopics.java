package io.revline.platform.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics every Revline needs; none is created by use. */
public final class RevlineTopics {
  private static final Map<String, String> KEPT_FOR_EVER = Map.of("retention.ms", "-1");
  private static final Map<String, String> KEPT_FOR_AN_HOUR =
      Map.of("retention.ms", "3600000", "segment.ms", "600000");
  static final List<NewTopic> TOPICS =
      List.of(
          new NewTopic("revline.deals.v1", 12, (short) 1).configs(KEPT_FOR_EVER),
          new NewTopic("revline.intake.v1", 12, (short) 1).configs(KEPT_FOR_EVER),
          new NewTopic("revline.catalog.v1", 1, (short) 1).configs(KEPT_FOR_EVER),
          new NewTopic("revline.people.v1", 1, (short) 1).configs(KEPT_FOR_EVER),
          new NewTopic("revline.calendar.v1", 1, (short) 1).configs(KEPT_FOR_EVER),
          new NewTopic("revline.progress.v1", 1, (short) 1).configs(KEPT_FOR_AN_HOUR),
          new NewTopic("revline.dead-letters.v1", 1, (short) 1).configs(KEPT_FOR_EVER));

  private RevlineTopics() {}

  /**
   * Creates the topics that do not exist, waiting for a broker that is still starting.
   *
   * @param brokerExit completes when the broker's process ends, which ends the waiting too
   */
  public static void create(String bootstrap, CompletableFuture<?> brokerExit, Duration patience) {
    try (Admin admin = Admin.create(settings(bootstrap, patience))) {
      Set<String> present =
          await(
              admin.listTopics().names().toCompletionStage().toCompletableFuture(),
              brokerExit,
              patience);
      List<NewTopic> missing =
          TOPICS.stream().filter(topic -> !present.contains(topic.name())).toList();
      await(
          admin.createTopics(missing).all().toCompletionStage().toCompletableFuture(),
          brokerExit,
          patience);
    }
  }

  private static Map<String, Object> settings(String bootstrap, Duration patience) {
    return Map.of(
        "bootstrap.servers",
        bootstrap,
        "default.api.timeout.ms",
        Math.toIntExact(patience.toMillis()),
        "request.timeout.ms",
        5_000,
        "reconnect.backoff.max.ms",
        100);
  }

  private static <T> T await(
      CompletableFuture<T> answer, CompletableFuture<?> brokerExit, Duration patience) {
    try {
      CompletableFuture.anyOf(answer, brokerExit).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException("The broker gave no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (!answer.isDone()) {
      throw new IllegalStateException("The broker's process ended");
    }
    return answer.join();
  }
}
