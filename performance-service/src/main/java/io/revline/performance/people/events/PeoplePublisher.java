package io.revline.performance.people.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.contracts.Topics;
import io.revline.contracts.people.PeopleEvent;
import io.revline.contracts.people.PeopleEventTypes;
import io.revline.kit.Ids;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.outbox.Outbox;
import io.revline.kit.reference.ReferenceChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Tells every committed change of people, through the outbox of the same transaction. */
@ApplicationScoped
class PeoplePublisher {
  private static final String SOURCE = "/revline/performance-service";

  private final Outbox outbox;
  private final ObjectMapper json;
  private final Ids ids;

  PeoplePublisher(Outbox outbox, ObjectMapper json, Ids ids) {
    this.outbox = outbox;
    this.json = json;
    this.ids = ids;
  }

  void publish(@Observes ReferenceChange change) throws JsonProcessingException {
    Optional<PeopleEvent> event = PeopleContract.of(change.reference());
    if (event.isPresent()) {
      outbox.append(
          Topics.PEOPLE,
          new CloudEvent(
              ids.next(),
              SOURCE,
              PeopleEventTypes.typeOf(event.get()),
              change.reference().id(),
              change.reference().version(),
              change.reference().recordedAt(),
              change.provenance(),
              json.writeValueAsString(event.get())));
    }
  }
}
