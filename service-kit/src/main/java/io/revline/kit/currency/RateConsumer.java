package io.revline.kit.currency;

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
 * Keeps every version of the exchange rates and settings, in services that have the channel {@code
 * rates}; its group is the consumer's name.
 */
@ApplicationScoped
@IfBuildProperty(name = "mp.messaging.incoming.rates.connector", stringValue = "smallrye-kafka")
class RateConsumer implements EventHandler {
  private static final String TOPIC = "revline.catalog.v1";

  private final EventConsumer events;
  private final RateEventReader reader;
  private final References references;
  private final String name;

  RateConsumer(
      EventConsumer events,
      RateEventReader reader,
      References references,
      @ConfigProperty(name = "mp.messaging.incoming.rates.group.id") String name) {
    this.events = events;
    this.reader = reader;
    this.references = references;
    this.name = name;
  }

  @Incoming("rates")
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
    return List.of(References.copiesOf(ExchangeRate.TYPE.name(), Setting.TYPE.name()));
  }

  @Override
  public void apply(List<CloudEvent> fresh) {
    for (CloudEvent event : fresh) {
      // The catalogue has objects of other kinds too, and may get more.
      switch (event.type()) {
        case RateEventReader.RATE_CHANGED ->
            references.copy(ExchangeRate.TYPE, reader.rate(event), event.provenance());
        case RateEventReader.SETTING_CHANGED ->
            references.copy(Setting.TYPE, reader.setting(event), event.provenance());
        default -> {}
      }
    }
  }
}
