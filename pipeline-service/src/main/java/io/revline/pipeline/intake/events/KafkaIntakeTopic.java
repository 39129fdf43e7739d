package io.revline.pipeline.intake.events;

import io.revline.contracts.Topics;
import io.revline.kit.caller.Provenance;
import io.revline.kit.outbox.OutboxRow;
import io.revline.kit.outbox.Publisher;
import io.revline.kit.problem.Unavailable;
import io.revline.pipeline.intake.ContentType;
import io.revline.pipeline.intake.IntakeEvent;
import io.revline.pipeline.intake.IntakeTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps events in the intake's topic, in Kafka's binary mode. Nothing is said in the database at
 * this point, so there is no transaction for an outbox to commit with: the sender waits for Kafka's
 * own word.
 */
@ApplicationScoped
class KafkaIntakeTopic implements IntakeTopic {
  /** Less than the gateway waits for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Publisher publisher;

  KafkaIntakeTopic(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void keep(List<IntakeEvent> events, Provenance by) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      List<Future<?>> sent = new ArrayList<>();
      for (IntakeEvent event : events) {
        Future<?> kept = publisher.send(row(event, by));
        sent.add(kept);
        if (kept.isDone()) {
          // A broker that is away fails the first at once: do not wait for each of the others.
          kept.get();
        }
      }
      for (Future<?> kept : sent) {
        kept.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new Unavailable("the events could not be kept: send them again with the same ids");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("the service is stopping: send the events again with the same ids");
    }
  }

  /** By its key, all that is told of a deal stays in order. */
  private static OutboxRow row(IntakeEvent event, Provenance by) {
    return new OutboxRow(
        0, Topics.INTAKE, event.source() + "/" + event.subject(), headers(event, by), event.data());
  }

  private static Map<String, String> headers(IntakeEvent event, Provenance by) {
    Map<String, String> headers = new LinkedHashMap<>();
    event.attributes().forEach((name, value) -> headers.put(KafkaAttributes.PREFIX + name, value));
    headers.remove(KafkaAttributes.PREFIX + "datacontenttype");
    headers.put(KafkaAttributes.PREFIX + KafkaAttributes.ACTOR, by.actor());
    headers.put(KafkaAttributes.PREFIX + KafkaAttributes.CORRELATION_ID, by.correlationId());
    headers.put(KafkaAttributes.CONTENT_TYPE, ContentType.JSON);
    return headers;
  }
}
