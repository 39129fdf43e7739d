package io.revline.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Merges OpenAPI documents into one. Nothing is lost: a component whose name is taken by another
 * content gets the service's prefix. Only servers and info of the services are left out, because
 * callers are to come through the gateway.
 */
final class DocumentMerger {
  private final ObjectNode merged;
  private final List<String> remarks = new ArrayList<>();

  DocumentMerger(ObjectNode own) {
    this.merged = own.deepCopy();
  }

  /** Adds the document of a service; the prefix, such as Forecast, tells its components apart. */
  void add(String prefix, JsonNode document) {
    Map<String, String> renames = renames(prefix, document);
    JsonNode renamed = new References(renames).rewritten(document);
    addComponents(renames, renamed.path("components"));
    for (String section : List.of("paths", "webhooks")) {
      addOperations(prefix, section, renamed);
    }
    addTags(renamed.path("tags"));
  }

  /** Says something about the document in its description. */
  void remark(String sentence) {
    remarks.add(sentence);
  }

  /** The merged document. */
  ObjectNode document() {
    ObjectNode info = merged.withObjectProperty("info");
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(info.path("description").asText());
    paragraphs.addAll(remarks);
    info.put("description", String.join("\n\n", paragraphs));
    return merged;
  }

  /**
   * Which components need another name. Renaming one changes those that refer to it, which may then
   * differ in turn, so it goes on until none does; each round renames at least one.
   */
  private Map<String, String> renames(String prefix, JsonNode document) {
    Map<String, String> renames = new TreeMap<>();
    int before;
    do {
      before = renames.size();
      JsonNode components = new References(renames).rewritten(document.path("components"));
      for (Map.Entry<String, JsonNode> section : components.properties()) {
        JsonNode taken = merged.path("components").path(section.getKey());
        for (Map.Entry<String, JsonNode> component : section.getValue().properties()) {
          String name = component.getKey();
          if (taken.has(name) && !taken.get(name).equals(component.getValue())) {
            String free = free(prefix + name, taken, section.getValue());
            renames.putIfAbsent(section.getKey() + "/" + name, section.getKey() + "/" + free);
          }
        }
      }
    } while (renames.size() > before);
    return renames;
  }

  private static String free(String wish, JsonNode taken, JsonNode own) {
    String name = wish;
    for (int i = 2; taken.has(name) || own.has(name); i++) {
      name = wish + i;
    }
    return name;
  }

  private void addComponents(Map<String, String> renames, JsonNode components) {
    for (Map.Entry<String, JsonNode> section : components.properties()) {
      ObjectNode target =
          merged.withObjectProperty("components").withObjectProperty(section.getKey());
      for (Map.Entry<String, JsonNode> component : section.getValue().properties()) {
        String key = section.getKey() + "/" + component.getKey();
        String name = renames.getOrDefault(key, key).substring(section.getKey().length() + 1);
        target.set(name, component.getValue());
      }
    }
  }

  private void addOperations(String prefix, String section, JsonNode document) {
    for (Map.Entry<String, JsonNode> path : document.path(section).properties()) {
      ObjectNode target = merged.withObjectProperty(section).withObjectProperty(path.getKey());
      for (Map.Entry<String, JsonNode> item : path.getValue().properties()) {
        JsonNode value = secured(prefix, item.getValue(), document.path("security"));
        JsonNode present = target.putIfAbsent(item.getKey(), value);
        if (present != null && !present.equals(value)) {
          target.set("x-" + prefix.toLowerCase(Locale.ROOT) + "-" + item.getKey(), value);
        }
      }
    }
  }

  /** An operation keeps its document's security, and an id that no other has. */
  private JsonNode secured(String prefix, JsonNode item, JsonNode security) {
    if (!(item instanceof ObjectNode operation)) {
      return item;
    }
    if (security.isArray() && !operation.has("security")) {
      operation.set("security", security);
    }
    String id = operation.path("operationId").asText();
    if (!id.isEmpty() && operationIds().contains(id)) {
      operation.put("operationId", prefix + "_" + id);
    }
    return operation;
  }

  private Set<String> operationIds() {
    return new HashSet<>(merged.path("paths").findValuesAsText("operationId"));
  }

  private void addTags(JsonNode tags) {
    ArrayNode target = merged.withArrayProperty("tags");
    Set<String> names = new HashSet<>(target.findValuesAsText("name"));
    for (JsonNode tag : tags) {
      if (names.add(tag.path("name").asText())) {
        target.add(tag);
      }
    }
  }
}
