package io.revline.pipeline.stage.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.contracts.Topics;
import io.revline.contracts.catalog.CatalogEventTypes;
import io.revline.contracts.catalog.PipelineChanged;
import io.revline.kit.Ids;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.outbox.Outbox;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceChange;
import io.revline.pipeline.stage.PipelineDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells every committed change of a pipeline, through the outbox of the same transaction. */
@ApplicationScoped
class PipelinePublisher {
  private static final String SOURCE = "/revline/pipeline-service";

  private final Outbox outbox;
  private final ObjectMapper json;
  private final Ids ids;

  PipelinePublisher(Outbox outbox, ObjectMapper json, Ids ids) {
    this.outbox = outbox;
    this.json = json;
    this.ids = ids;
  }

  void publish(@Observes ReferenceChange change) throws JsonProcessingException {
    Reference<?> version = change.reference();
    if (version.body() instanceof PipelineDefinition pipeline) {
      PipelineChanged event = PipelineContract.of(version, pipeline);
      outbox.append(
          Topics.CATALOG,
          new CloudEvent(
              ids.next(),
              SOURCE,
              CatalogEventTypes.typeOf(event),
              version.id(),
              version.version(),
              version.recordedAt(),
              change.provenance(),
              json.writeValueAsString(event)));
    }
  }
}
