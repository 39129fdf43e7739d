package io.revline.pipeline.config.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A file of configuration that was read, section by section, and knows its lines. */
public final class ConfigFile {
  private final ObjectNode tree;
  private final Lines lines;

  private ConfigFile(ObjectNode tree, Lines lines) {
    this.tree = tree;
    this.lines = lines;
  }

  /** The file of these sections, in their order, without comments. */
  public static String write(SortedMap<String, Object> sections) {
    try {
      return Yaml.MAPPER.writeValueAsString(sections);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the configuration cannot be written", e);
    }
  }

  /**
   * Reads a file.
   *
   * @param sections the names of the sections there are
   * @throws InvalidInput when it is not YAML, or has none or other sections
   */
  public static ConfigFile parse(String text, Collection<String> sections) {
    if (!(tree(text) instanceof ObjectNode object) || object.isEmpty()) {
      throw InvalidInput.of("file", "holds no section, one of " + sections + " is needed");
    }
    ConfigFile file = new ConfigFile(object, Lines.of(text));
    List<Violation> unknown = new ArrayList<>();
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!sections.contains(name)) {
            unknown.add(new Violation(name, "is no section, there are " + sections));
          }
        });
    if (!unknown.isEmpty()) {
      throw file.located(new InvalidInput(unknown));
    }
    return file;
  }

  /** Whether the file speaks of a section. */
  public boolean has(String section) {
    return tree.has(section);
  }

  /**
   * A section.
   *
   * @throws InvalidInput naming the path that does not fit its shape
   */
  public <T> T section(String name, Class<T> shape) {
    JsonNode node = tree.path(name);
    try {
      @Nullable T value = Yaml.MAPPER.treeToValue(node, shape);
      if (value != null) {
        return value;
      }
    } catch (JsonMappingException e) {
      throw InvalidInput.of(path(name, e), reason(e));
    } catch (JsonProcessingException e) {
      throw InvalidInput.of(name, e.getOriginalMessage());
    }
    throw InvalidInput.of(name, "is empty: leave the section out to leave it as it is");
  }

  /** The same, each violation with the line its path stands on. */
  public InvalidInput located(InvalidInput wrong) {
    return new InvalidInput(
        wrong.violations().stream()
            .map(each ->
                new Violation(
                    each.field(), "line %d: %s".formatted(lines.of(each), each.message())))
            .toList());
  }

  private static JsonNode tree(String text) {
    try {
      return Yaml.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw InvalidInput.of("file", line + e.getOriginalMessage());
    }
  }

  private static String path(String section, JsonMappingException e) {
    StringBuilder path = new StringBuilder(section);
    for (JsonMappingException.Reference step : e.getPath()) {
      path.append(
          step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
    }
    return path.toString();
  }

  private static String reason(JsonMappingException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "is not a field here, use one of " + new TreeSet<>(unknown.getKnownPropertyIds());
      case MismatchedInputException wrong -> "must be " + expected(wrong.getTargetType());
      default -> "does not have the form it should: " + e.getOriginalMessage();
    };
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == String.class) {
      return "text: put it in quotes if it looks like something else";
    }
    if (type == Integer.class) {
      return "a whole number";
    }
    if (type == BigDecimal.class) {
      return "a number";
    }
    return type != null && Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }
}
