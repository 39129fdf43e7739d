package io.revline.performance.calendar.events;

import io.revline.contracts.Topics;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.inbox.EventConsumer;
import io.revline.kit.inbox.EventHandler;
import io.revline.kit.rebuild.ProjectionTable;
import io.revline.kit.reference.References;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps every version of the fiscal calendar. */
@ApplicationScoped
class CalendarConsumer implements EventHandler {
  private final EventConsumer events;
  private final CalendarEventReader reader;
  private final References references;

  CalendarConsumer(EventConsumer events, CalendarEventReader reader, References references) {
    this.events = events;
    this.reader = reader;
    this.references = references;
  }

  @Incoming("calendar")
  @Blocking
  public void on(ConsumerRecords<String, byte[]> records) {
    events.consume(this, records);
  }

  @Override
  public String consumer() {
    return "performance-service-calendar";
  }

  @Override
  public String topic() {
    return Topics.CALENDAR;
  }

  @Override
  public List<ProjectionTable> tables() {
    return List.of(References.copiesOf("calendar"));
  }

  @Override
  public void apply(List<CloudEvent> fresh) {
    for (CloudEvent event : fresh) {
      reader
          .read(event)
          .ifPresent(version -> references.copy(FiscalCalendar.TYPE, version, event.provenance()));
    }
  }
}
