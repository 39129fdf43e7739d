package io.revline.benchmarks.sample;

import java.util.Map;

/**
 * An event as it stands in a topic, in the binary mode of CloudEvents.
 *
 * @param topic where it is put
 * @param key what keeps events in order that belong together
 * @param headers its attributes
 * @param body JSON
 */
public record TopicRecord(String topic, String key, Map<String, String> headers, String body) {
  public TopicRecord {
    headers = Map.copyOf(headers);
  }
}
