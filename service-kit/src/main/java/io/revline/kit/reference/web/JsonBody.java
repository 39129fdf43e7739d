package io.revline.kit.reference.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.revline.kit.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads JSON into records, and says which field is wrong when that cannot be done. */
@ApplicationScoped
class JsonBody {
  /** How many items a batch may have. */
  private static final int MOST_ITEMS = 1_000;

  private final ObjectMapper json;

  JsonBody(ObjectMapper json) {
    this.json = json;
  }

  /**
   * An object.
   *
   * @throws InvalidInput when it is none, or a field is unknown or of the wrong type
   */
  <Q> Q read(@Nullable JsonNode node, Class<Q> type) {
    if (node == null || !node.isObject()) {
      throw InvalidInput.of("body", "must be a JSON object");
    }
    try {
      return json.treeToValue(node, type);
    } catch (UnrecognizedPropertyException e) {
      throw InvalidInput.of(path(e), "is not a field here, use one of " + e.getKnownPropertyIds());
    } catch (InvalidFormatException e) {
      throw InvalidInput.of(path(e), "'%s' cannot be understood".formatted(e.getValue()));
    } catch (JsonMappingException e) {
      throw InvalidInput.of(path(e), "is not of the type it must have");
    } catch (JsonProcessingException e) {
      throw InvalidInput.of("body", "is no JSON that can be read");
    }
  }

  /**
   * The items of a batch.
   *
   * @throws InvalidInput when it is no array of 1 to 1,000
   */
  List<JsonNode> items(@Nullable JsonNode node) {
    if (node == null || !node.isArray() || node.isEmpty() || node.size() > MOST_ITEMS) {
      throw InvalidInput.of("body", "must be a JSON array of 1 to %d items".formatted(MOST_ITEMS));
    }
    return List.copyOf(node.valueStream().toList());
  }

  private static String path(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "body" : path;
  }
}
