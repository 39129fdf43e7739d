package io.revline.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** Points the references of a document at components that got other names. */
final class References {
  private static final String ROOT = "#/components/";
  private static final String SECURITY_SCHEMES = "securitySchemes/";

  /** Old to new, each as section and name: schemas/Figure to schemas/ForecastFigure. */
  private final Map<String, String> renames;

  References(Map<String, String> renames) {
    this.renames = Map.copyOf(renames);
  }

  /** A copy whose references follow the renames. */
  JsonNode rewritten(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> rewritten(object);
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(element -> copy.add(rewritten(element)));
        yield copy;
      }
      case TextNode text -> TextNode.valueOf(target(text.textValue()));
      default -> node;
    };
  }

  private ObjectNode rewritten(ObjectNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      // Security requirements name their scheme without a reference.
      boolean requirements = field.getKey().equals("security") && value.isArray();
      copy.set(field.getKey(), requirements ? requirements(value) : rewritten(value));
    }
    return copy;
  }

  private ArrayNode requirements(JsonNode requirements) {
    ArrayNode copy = JsonNodeFactory.instance.arrayNode();
    for (JsonNode requirement : requirements) {
      ObjectNode renamed = copy.addObject();
      requirement.properties().forEach(e -> renamed.set(scheme(e.getKey()), e.getValue()));
    }
    return copy;
  }

  private String scheme(String name) {
    String renamed = renames.get(SECURITY_SCHEMES + name);
    return renamed == null ? name : renamed.substring(SECURITY_SCHEMES.length());
  }

  private String target(String text) {
    if (!text.startsWith(ROOT)) {
      return text;
    }
    String[] steps = text.substring(ROOT.length()).split("/", 3);
    String renamed = steps.length < 2 ? null : renames.get(steps[0] + "/" + steps[1]);
    if (renamed == null) {
      return text;
    }
    return ROOT + renamed + (steps.length == 3 ? "/" + steps[2] : "");
  }
}
