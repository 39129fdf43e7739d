package io.revline.kit.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.kit.Ids;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells changes of references through the outbox of their transaction. */
@ApplicationScoped
public class ReferenceOutbox {
  private final Outbox outbox;
  private final ObjectMapper json;
  private final Ids ids;
  private final String source;

  ReferenceOutbox(
      Outbox outbox,
      ObjectMapper json,
      Ids ids,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.outbox = outbox;
    this.json = json;
    this.ids = ids;
    this.source = "/revline/" + service;
  }

  /**
   * Tells a change.
   *
   * @param type the CloudEvents type
   * @param body the change in the published language
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void tell(String topic, String type, ReferenceChange change, Object body) {
    Reference<?> reference = change.reference();
    outbox.append(
        topic,
        new CloudEvent(
            ids.next(),
            source,
            type,
            reference.id(),
            reference.version(),
            reference.recordedAt(),
            change.provenance(),
            written(body)));
  }

  private String written(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a change cannot be written", e);
    }
  }
}
