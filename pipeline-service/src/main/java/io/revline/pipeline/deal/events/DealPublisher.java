package io.revline.pipeline.deal.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.contracts.Topics;
import io.revline.contracts.deal.DealEvent;
import io.revline.contracts.deal.DealEventTypes;
import io.revline.kit.Ids;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.outbox.Outbox;
import io.revline.pipeline.deal.DealRevision;
import io.revline.pipeline.deal.file.DealContract;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells every committed change of a deal, through the outbox of the same transaction. */
@ApplicationScoped
class DealPublisher {
  private static final String SOURCE = "/revline/pipeline-service";

  private final Outbox outbox;
  private final ObjectMapper json;
  private final Ids ids;

  DealPublisher(Outbox outbox, ObjectMapper json, Ids ids) {
    this.outbox = outbox;
    this.json = json;
    this.ids = ids;
  }

  void publish(@Observes DealRevision revision) throws JsonProcessingException {
    DealEvent event = DealContract.of(revision);
    outbox.append(
        Topics.DEALS,
        new CloudEvent(
            ids.next(),
            SOURCE,
            DealEventTypes.typeOf(event),
            revision.dealId().toString(),
            revision.version(),
            revision.recordedAt(),
            revision.provenance(),
            json.writeValueAsString(event)));
  }
}
