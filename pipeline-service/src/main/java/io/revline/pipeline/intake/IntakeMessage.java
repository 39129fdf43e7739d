package io.revline.pipeline.intake;

import java.util.Map;

/**
 * What came in, before anybody has read it.
 *
 * @param contentType what the body is
 * @param attributes CloudEvents attributes that stand outside the body, by name without a prefix
 * @param body as it came; nobody changes it
 */
public record IntakeMessage(ContentType contentType, Map<String, String> attributes, byte[] body) {
  public IntakeMessage {
    attributes = Map.copyOf(attributes);
  }
}
