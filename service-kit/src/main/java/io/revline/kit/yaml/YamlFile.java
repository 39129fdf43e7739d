package io.revline.kit.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A YAML object that was read and knows its lines. */
public final class YamlFile {
  private final ObjectNode tree;
  private final Lines lines;

  private YamlFile(ObjectNode tree, Lines lines) {
    this.tree = tree;
    this.lines = lines;
  }

  /** An object as YAML, without comments. */
  public static String write(Object object) {
    try {
      return Yaml.MAPPER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as YAML", e);
    }
  }

  /**
   * Reads a text.
   *
   * @param field what the text is called when it is no YAML
   * @return nothing when it is empty, or no object
   * @throws InvalidInput when it is not YAML
   */
  public static Optional<YamlFile> parse(String field, String text) {
    return tree(field, text) instanceof ObjectNode object && !object.isEmpty()
        ? Optional.of(new YamlFile(object, Lines.of(text)))
        : Optional.empty();
  }

  /** The names of its fields, in their order. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    tree.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * One of its fields, or null when that is null.
   *
   * @throws InvalidInput naming the path that does not fit the shape
   */
  public <T> @Nullable T field(String name, Class<T> shape) {
    return read(name, tree.path(name), shape);
  }

  /**
   * All of it.
   *
   * @throws InvalidInput naming the path that does not fit the shape
   */
  public <T> T whole(Class<T> shape) {
    @Nullable T value = read("", tree, shape);
    if (value == null) {
      throw new IllegalStateException("an object is read as null");
    }
    return value;
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

  private static <T> @Nullable T read(String root, JsonNode node, Class<T> shape) {
    try {
      return Yaml.MAPPER.treeToValue(node, shape);
    } catch (JsonMappingException e) {
      throw InvalidInput.of(path(root, e), reason(e));
    } catch (JsonProcessingException e) {
      throw InvalidInput.of(root, e.getOriginalMessage());
    }
  }

  /**
   * A text as it stands.
   *
   * @param field what the text is called when it is no YAML
   * @throws InvalidInput when it is not YAML
   */
  public static JsonNode tree(String field, String text) {
    try {
      return Yaml.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw InvalidInput.of(field, line + e.getOriginalMessage());
    }
  }

  private static String path(String root, JsonMappingException e) {
    StringBuilder path = new StringBuilder(root);
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
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
