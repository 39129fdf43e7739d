package io.revline.kit.event;

import io.revline.kit.caller.Provenance;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent 1.0 as it travels in Kafka's binary mode: attributes in {@code ce_*} headers, the
 * body in the value.
 *
 * @param id names the event; a repeat has the same id
 * @param source the service that published it
 * @param type a stable name such as {@code revline.deal.won.v1}
 * @param subject the aggregate's id, which is also the Kafka key
 * @param aggregateVersion 1, 2, 3… per aggregate
 * @param recordedAt when the change was recorded
 * @param provenance who made the change and under which correlation id
 * @param traceparent the span in which it was written, as W3C's trace context says it; null when it
 *     is part of no trace
 * @param body JSON
 */
public record CloudEvent(
    UUID id,
    String source,
    String type,
    String subject,
    long aggregateVersion,
    Instant recordedAt,
    Provenance provenance,
    @Nullable String traceparent,
    String body) {
  /** The header that names the span. */
  public static final String TRACEPARENT = "ce_traceparent";

  /** An event that is part of no trace. */
  public CloudEvent(
      UUID id,
      String source,
      String type,
      String subject,
      long aggregateVersion,
      Instant recordedAt,
      Provenance provenance,
      String body) {
    this(id, source, type, subject, aggregateVersion, recordedAt, provenance, null, body);
  }

  /** The Kafka headers. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", id.toString());
    headers.put("ce_source", source);
    headers.put("ce_type", type);
    headers.put("ce_subject", subject);
    headers.put("ce_time", recordedAt.toString());
    headers.put("ce_aggregateversion", Long.toString(aggregateVersion));
    headers.put("ce_recordedat", recordedAt.toString());
    headers.put("ce_actor", provenance.actor());
    headers.put("ce_origin", provenance.origin());
    headers.put("ce_correlationid", provenance.correlationId());
    if (traceparent != null) {
      headers.put(TRACEPARENT, traceparent);
    }
    headers.put("content-type", "application/json");
    return headers;
  }

  /**
   * Reads an event as it came from Kafka.
   *
   * @throws MalformedEvent when a header that Revline needs is absent or makes no sense
   */
  public static CloudEvent from(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      throw new MalformedEvent("there is no body", null);
    }
    return from(headersOf(record), record.value());
  }

  /**
   * Reads an event from its headers and body.
   *
   * @throws MalformedEvent when a header that Revline needs is absent or makes no sense
   */
  public static CloudEvent from(Map<String, String> headers, byte[] body) {
    try {
      return new CloudEvent(
          UUID.fromString(required(headers, "ce_id")),
          required(headers, "ce_source"),
          required(headers, "ce_type"),
          required(headers, "ce_subject"),
          Long.parseLong(required(headers, "ce_aggregateversion")),
          Instant.parse(required(headers, "ce_recordedat")),
          new Provenance(
              headers.getOrDefault("ce_actor", "unknown"),
              headers.getOrDefault("ce_origin", "unknown"),
              headers.getOrDefault("ce_correlationid", "none")),
          headers.get(TRACEPARENT),
          new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedEvent("a header cannot be read: " + e.getMessage(), e);
    }
  }

  /** All headers of a record as text; one without a value is as if absent. */
  public static Map<String, String> headersOf(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return headers;
  }

  private static String required(Map<String, String> headers, String name) {
    String value = headers.get(name);
    if (value == null) {
      throw new MalformedEvent("header " + name + " is missing", null);
    }
    return value;
  }
}
