package io.revline.benchmarks.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revline.contracts.Topics;
import io.revline.contracts.deal.DealEvent;
import io.revline.contracts.deal.DealEventTypes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A deal event as it travels: CloudEvents headers and a JSON body.
 *
 * @param id the event's id
 * @param version of the deal
 * @param recordedAt when the change was recorded
 * @param event the contract's record
 */
public record WireEvent(UUID id, long version, Instant recordedAt, DealEvent event) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** The CloudEvents type. */
  public String type() {
    return DealEventTypes.typeOf(event);
  }

  /** The deal's id, which is also the Kafka key. */
  public String subject() {
    return event.deal().id().toString();
  }

  /** The JSON body. */
  public String body() {
    return json(event);
  }

  /** The Kafka headers. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", id.toString());
    headers.put("ce_source", "/revline/pipeline-service");
    headers.put("ce_type", type());
    headers.put("ce_subject", subject());
    headers.put("ce_time", recordedAt.toString());
    headers.put("ce_aggregateversion", Long.toString(version));
    headers.put("ce_recordedat", recordedAt.toString());
    headers.put("ce_actor", "bench");
    headers.put("ce_origin", "person");
    headers.put("ce_correlationid", "bench");
    headers.put("content-type", "application/json");
    return headers;
  }

  /** The event as pipeline-service puts it into the topic of deals. */
  public TopicRecord record() {
    return new TopicRecord(Topics.DEALS, subject(), headers(), body());
  }

  /** The headers as the outbox keeps them. */
  public String headersAsJson() {
    return json(headers());
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
