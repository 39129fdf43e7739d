package io.revline.kit.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.revline.kit.problem.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists of records and maps of text as JSON text. Equal ones have equal text, so text can be
 * compared in their stead.
 */
public final class CanonicalJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .withConfigOverride(
              BigDecimal.class,
              override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
          .build();

  private CanonicalJson() {}

  /** A list as text. */
  public static String write(List<?> list) {
    return written(list);
  }

  /** A map as text, its keys in order; null stays null. */
  public static String write(Map<String, @Nullable String> map) {
    return written(map);
  }

  /** A map from its text. */
  public static SortedMap<String, @Nullable String> map(String text) {
    try {
      return JSON.readValue(
          text, JSON.getTypeFactory().constructMapType(TreeMap.class, String.class, String.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map cannot be read back", e);
    }
  }

  /**
   * A list of records from text.
   *
   * @param field what the list is called
   * @throws InvalidInput when it is none, or a record refuses its parts
   */
  public static <T> List<T> read(String field, String text, Class<T> type) {
    try {
      List<T> list =
          JSON.readValue(text, JSON.getTypeFactory().constructCollectionType(List.class, type));
      if (list == null || list.contains(null)) {
        throw InvalidInput.of(field, "must be a list without null");
      }
      return List.copyOf(list);
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof InvalidInput refused) {
        throw refused;
      }
      throw InvalidInput.of(field, "is not what is expected here" + place(e));
    }
  }

  /** Where in the list it went wrong; the parser's own words speak of our classes. */
  private static String place(JsonProcessingException wrong) {
    return wrong instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? ", see "
            + mapping.getPath().stream()
                .map(step ->
                    Objects.requireNonNullElse(step.getFieldName(), "[" + step.getIndex() + "]"))
                .collect(Collectors.joining("."))
        : ": send a list";
  }

  private static String written(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value cannot be written", e);
    }
  }
}
