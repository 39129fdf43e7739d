package io.revline.pipeline.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.kit.yaml.YamlFile;
import io.revline.pipeline.config.ConfigChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How two files of configuration differ, value by value. */
public final class Differences {
  private Differences() {}

  /** The values that are not the same in both files, in the order of the later one. */
  public static List<ConfigChange> between(String before, String after) {
    Map<String, String> old = values(before);
    Map<String, String> fresh = values(after);
    Set<String> paths = new LinkedHashSet<>(fresh.keySet());
    paths.addAll(old.keySet());
    List<ConfigChange> changes = new ArrayList<>();
    for (String path : paths) {
      if (!Objects.equals(old.get(path), fresh.get(path))) {
        changes.add(ConfigChange.of(path, old.get(path), fresh.get(path)));
      }
    }
    return changes;
  }

  private static Map<String, String> values(String file) {
    Map<String, String> values = new LinkedHashMap<>();
    collect("", YamlFile.tree("file", file), values);
    return values;
  }

  private static void collect(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(field ->
              collect(
                  path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                  field.getValue(),
                  values));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "[" + identity(node.get(i), i) + "]", node.get(i), values);
      }
    } else {
      values.put(path, node.asText());
    }
  }

  /** An item put in between must not make all items behind it look changed. */
  private static String identity(JsonNode item, int index) {
    if (item.hasNonNull("key")) {
      return item.get("key").asText();
    }
    return item.hasNonNull("from") ? item.get("from").asText() : String.valueOf(index);
  }
}
