package io.revline.performance.projection.events;

import io.revline.kit.event.CloudEvent;
import io.revline.kit.inbox.EventConsumer;
import io.revline.kit.inbox.EventHandler;
import io.revline.performance.projection.Segment;
import io.revline.performance.projection.Segments;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the segments of deals as their events tell them. */
@ApplicationScoped
class DealConsumer implements EventHandler {
  private final EventConsumer events;
  private final DealEventReader reader;
  private final Segments segments;

  DealConsumer(EventConsumer events, DealEventReader reader, Segments segments) {
    this.events = events;
    this.reader = reader;
    this.segments = segments;
  }

  /** Ordered: the next batch waits until this one is committed, which keeps the order per deal. */
  @Incoming("deals")
  @Blocking
  public void on(ConsumerRecords<String, byte[]> records) {
    events.consume(this, records);
  }

  @Override
  public String consumer() {
    return Segments.CONSUMER;
  }

  @Override
  public void apply(List<CloudEvent> fresh) {
    List<Segment> told = fresh.stream().flatMap(event -> reader.read(event).stream()).toList();
    if (!told.isEmpty()) {
      segments.copy(told);
    }
  }
}
