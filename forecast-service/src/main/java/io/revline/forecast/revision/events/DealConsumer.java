package io.revline.forecast.revision.events;

import io.revline.contracts.Topics;
import io.revline.forecast.revision.Segment;
import io.revline.forecast.revision.Segments;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.inbox.EventConsumer;
import io.revline.kit.inbox.EventHandler;
import io.revline.kit.rebuild.ProjectionTable;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
  public String topic() {
    return Topics.DEALS;
  }

  @Override
  public boolean tracked() {
    return true;
  }

  @Override
  public List<ProjectionTable> tables() {
    return List.of(ProjectionTable.of("deal_segment", "deal_id", "number"));
  }

  @Override
  public void apply(List<CloudEvent> fresh) {
    copy(fresh.stream().flatMap(event -> reader.read(event).stream()).toList());
  }

  @Override
  public void applyLate(CloudEvent event, Instant learnedAt) {
    copy(reader.read(event).stream().map(segment -> segment.learnedAt(learnedAt)).toList());
  }

  private void copy(List<Segment> told) {
    if (!told.isEmpty()) {
      segments.copy(told);
    }
  }
}
