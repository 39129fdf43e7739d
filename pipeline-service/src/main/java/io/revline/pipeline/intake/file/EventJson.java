package io.revline.pipeline.intake.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.intake.IntakeEvent;
import io.revline.pipeline.intake.NotTaken;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CloudEvents' own JSON format: attributes and data side by side in one object. */
final class EventJson {
  private static final String DATA = "data";
  private static final String DATA_BASE64 = "data_base64";

  private EventJson() {}

  /**
   * Reads an event.
   *
   * @throws InvalidInput naming the attributes that are no text, number or boolean
   */
  static IntakeEvent read(JsonNode event) {
    if (!event.isObject()) {
      throw InvalidInput.of("event", "must be a JSON object with attributes and data");
    }
    Map<String, String> attributes = new TreeMap<>();
    List<Violation> violations = new ArrayList<>();
    event
        .properties()
        .forEach(member -> {
          String name = member.getKey();
          JsonNode value = member.getValue();
          if (name.equals(DATA) || name.equals(DATA_BASE64) || value.isNull()) {
            return;
          }
          if (isRight(name, value)) {
            attributes.put(name, value.asText());
          } else {
            violations.add(new Violation(name, "must be a string"));
          }
        });
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    return IntakeEvent.of(attributes, data(event).toString());
  }

  /** CloudEvents' own attributes are strings; extensions may be numbers and booleans, too. */
  private static boolean isRight(String name, JsonNode value) {
    return value.isTextual() || (value.isValueNode() && !EventReader.OWN.contains(name));
  }

  private static JsonNode data(JsonNode event) {
    if (!event.has(DATA_BASE64)) {
      return event.has(DATA) ? event.path(DATA) : NullNode.getInstance();
    }
    if (event.has(DATA)) {
      throw InvalidInput.of(DATA_BASE64, "contradicts data: send one of them");
    }
    try {
      return StrictJson.read(Base64.getDecoder().decode(event.path(DATA_BASE64).asText()));
    } catch (IllegalArgumentException | NotTaken e) {
      throw InvalidInput.of(DATA_BASE64, "must be JSON in Base64: " + e.getMessage());
    }
  }
}
