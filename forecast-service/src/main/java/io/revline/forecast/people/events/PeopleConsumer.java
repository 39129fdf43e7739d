package io.revline.forecast.people.events;

import io.revline.contracts.Topics;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.inbox.EventConsumer;
import io.revline.kit.inbox.EventHandler;
import io.revline.kit.people.PeopleCopies;
import io.revline.kit.rebuild.ProjectionTable;
import io.revline.kit.reference.References;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps reps, teams, regions and quotas as performance-service tells them. */
@ApplicationScoped
class PeopleConsumer implements EventHandler {
  private static final String CONSUMER = "forecast-people";

  private final EventConsumer events;
  private final PeopleCopies copies;

  PeopleConsumer(EventConsumer events, PeopleCopies copies) {
    this.events = events;
    this.copies = copies;
  }

  /** Ordered: the next batch waits until this one is committed. */
  @Incoming("people")
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
    return Topics.PEOPLE;
  }

  @Override
  public List<ProjectionTable> tables() {
    return List.of(References.copiesOf("rep", "team", "region", "quota"));
  }

  @Override
  public void apply(List<CloudEvent> fresh) {
    fresh.forEach(copies::copy);
  }
}
