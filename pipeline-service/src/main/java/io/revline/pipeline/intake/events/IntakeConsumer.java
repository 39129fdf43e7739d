package io.revline.pipeline.intake.events;

import io.revline.contracts.Topics;
import io.revline.kit.caller.Provenance;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.event.MalformedEvent;
import io.revline.kit.inbox.EventConsumer;
import io.revline.kit.inbox.EventHandler;
import io.revline.kit.problem.Forbidden;
import io.revline.kit.problem.UnsupportedFormat;
import io.revline.pipeline.intake.ContentType;
import io.revline.pipeline.intake.Heard;
import io.revline.pipeline.intake.Intake;
import io.revline.pipeline.intake.IntakeDoor;
import io.revline.pipeline.intake.IntakeEvent;
import io.revline.pipeline.intake.IntakeMessage;
import io.revline.pipeline.intake.IntakeMetrics;
import io.revline.pipeline.intake.NotTaken;
import io.revline.pipeline.intake.NotTaken.Reason;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes in what was told, from the topic of all and from the topics of single sources. What is
 * wrong with an event is found as it is read, so that a batch is seldom handled one by one.
 */
@ApplicationScoped
class IntakeConsumer implements EventHandler {
  private static final String CONSUMER = "pipeline-intake";
  private static final String TOPIC_OF_SOURCE = Topics.INTAKE + ".";

  private final EventConsumer events;
  private final IntakeDoor door;
  private final Intake intake;
  private final IntakeMetrics metrics;
  private final Clock clock;

  IntakeConsumer(
      EventConsumer events, IntakeDoor door, Intake intake, IntakeMetrics metrics, Clock clock) {
    this.events = events;
    this.door = door;
    this.intake = intake;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Ordered: the next batch waits until this one is committed. */
  @Incoming("intake")
  @Blocking
  public void on(ConsumerRecords<String, byte[]> records) {
    events.consume(this, records);
  }

  @Override
  public String consumer() {
    return CONSUMER;
  }

  @Override
  public String topic() {
    return Topics.INTAKE;
  }

  @Override
  public boolean hears(String name) {
    return name.equals(Topics.INTAKE) || name.startsWith(TOPIC_OF_SOURCE);
  }

  @Override
  public CloudEvent read(String topic, Map<String, String> headers, byte[] body) {
    try {
      IntakeEvent event = event(headers, body);
      requireOwn(event, topic);
      return new CloudEvent(
          EventIds.of(event),
          event.source(),
          event.type(),
          event.subject(),
          1,
          clock.instant(),
          provenance(event, topic),
          event.text());
    } catch (NotTaken e) {
      metrics.refused(e.reason());
      throw new MalformedEvent("%s: %s".formatted(e.reason().word(), e.getMessage()), e);
    }
  }

  @Override
  public void apply(List<CloudEvent> fresh) {
    intake.take(
        fresh.stream()
            .map(event -> new Heard(event.id(), IntakeEvent.of(event.body()), event.provenance()))
            .toList());
  }

  private IntakeEvent event(Map<String, String> headers, byte[] body) {
    List<IntakeEvent> held =
        door.read(
            new IntakeMessage(
                ContentType.of(headers.get(KafkaAttributes.CONTENT_TYPE)),
                KafkaAttributes.of(headers),
                body));
    if (held.size() != 1) {
      throw new NotTaken(
          Reason.FORMAT, new UnsupportedFormat("a record holds one event: send no batch"));
    }
    return held.getFirst();
  }

  /** Who may write to a source's own topic speaks for that source and no other. */
  private static void requireOwn(IntakeEvent event, String topic) {
    if (topic.startsWith(TOPIC_OF_SOURCE) && !topic.equals(TOPIC_OF_SOURCE + event.source())) {
      throw new NotTaken(
          Reason.SOURCE,
          new Forbidden(
              "source '%s' may not write to %s: send its events to %s%s"
                  .formatted(event.source(), topic, TOPIC_OF_SOURCE, event.source())));
    }
  }

  private static Provenance provenance(IntakeEvent event, String topic) {
    String actor = topic.equals(Topics.INTAKE) ? event.attribute(KafkaAttributes.ACTOR) : null;
    String correlationId = event.attribute(KafkaAttributes.CORRELATION_ID);
    return new Provenance(
        Objects.requireNonNullElse(actor, event.source()),
        "intake",
        Objects.requireNonNullElse(correlationId, "none"));
  }
}
