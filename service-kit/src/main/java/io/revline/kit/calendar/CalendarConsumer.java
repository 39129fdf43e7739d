package io.revline.kit.calendar;

import io.quarkus.arc.properties.IfBuildProperty;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.inbox.EventConsumer;
import io.revline.kit.inbox.EventHandler;
import io.revline.kit.rebuild.ProjectionTable;
import io.revline.kit.reference.References;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps every version of the fiscal calendar, in services that have the channel {@code calendar};
 * its group is the consumer's name.
 */
@ApplicationScoped
@IfBuildProperty(name = "mp.messaging.incoming.calendar.connector", stringValue = "smallrye-kafka")
class CalendarConsumer implements EventHandler {
  private static final String TOPIC = "revline.calendar.v1";

  private final EventConsumer events;
  private final CalendarEventReader reader;
  private final References references;
  private final String name;

  CalendarConsumer(
      EventConsumer events,
      CalendarEventReader reader,
      References references,
      @ConfigProperty(name = "mp.messaging.incoming.calendar.group.id") String name) {
    this.events = events;
    this.reader = reader;
    this.references = references;
    this.name = name;
  }

  @Incoming("calendar")
  @Blocking
  public void on(ConsumerRecords<String, byte[]> records) {
    events.consume(this, records);
  }

  @Override
  public String consumer() {
    return name;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public List<ProjectionTable> tables() {
    return List.of(References.copiesOf(FiscalCalendar.TYPE.name()));
  }

  @Override
  public void apply(List<CloudEvent> fresh) {
    for (CloudEvent event : fresh) {
      // Further types may come within v1.
      if (event.type().equals(CalendarEventReader.CHANGED)) {
        references.copy(FiscalCalendar.TYPE, reader.version(event), event.provenance());
      }
    }
  }
}
