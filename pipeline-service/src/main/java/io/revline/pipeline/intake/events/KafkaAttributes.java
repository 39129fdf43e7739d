package io.revline.pipeline.intake.events;

import java.util.HashMap;
import java.util.Map;

/** CloudEvents attributes as Kafka headers: {@code ce_id}, values in UTF-8. */
final class KafkaAttributes {
  static final String PREFIX = "ce_";
  static final String CONTENT_TYPE = "content-type";

  /** Extensions that say who sent an event to the plain topic, and under which request. */
  static final String ACTOR = "actor";

  static final String CORRELATION_ID = "correlationid";

  private KafkaAttributes() {}

  /** The attributes among the headers, by name. */
  static Map<String, String> of(Map<String, String> headers) {
    Map<String, String> attributes = new HashMap<>();
    headers.forEach((header, value) -> {
      if (header.startsWith(PREFIX)) {
        attributes.put(header.substring(PREFIX.length()), value);
      }
    });
    return attributes;
  }
}
