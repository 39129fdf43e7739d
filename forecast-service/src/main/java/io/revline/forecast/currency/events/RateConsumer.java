package io.revline.forecast.currency.events;

import io.revline.contracts.Topics;
import io.revline.contracts.catalog.ExchangeRateChanged;
import io.revline.contracts.catalog.SettingChanged;
import io.revline.kit.currency.ExchangeRate;
import io.revline.kit.currency.Setting;
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

/** Keeps every version of the exchange rates and settings that its events tell. */
@ApplicationScoped
class RateConsumer implements EventHandler {
  private final EventConsumer events;
  private final RateEventReader reader;
  private final References references;

  RateConsumer(EventConsumer events, RateEventReader reader, References references) {
    this.events = events;
    this.reader = reader;
    this.references = references;
  }

  @Incoming("rates")
  @Blocking
  public void on(ConsumerRecords<String, byte[]> records) {
    events.consume(this, records);
  }

  @Override
  public String consumer() {
    return "forecast-service-rates";
  }

  @Override
  public String topic() {
    return Topics.CATALOG;
  }

  @Override
  public List<ProjectionTable> tables() {
    return List.of(References.copiesOf("exchange-rate", "setting"));
  }

  @Override
  public void apply(List<CloudEvent> fresh) {
    for (CloudEvent event : fresh) {
      // The catalogue has objects of other kinds too, and may get more.
      switch (event.type()) {
        case ExchangeRateChanged.TYPE ->
            references.copy(ExchangeRate.TYPE, reader.rate(event), event.provenance());
        case SettingChanged.TYPE ->
            references.copy(Setting.TYPE, reader.setting(event), event.provenance());
        default -> {}
      }
    }
  }
}
