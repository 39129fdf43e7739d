package io.revline.pipeline.customfield;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of custom fields as they stood at one moment.
 *
 * @param byKey the definitions by key
 */
public record KnownFields(Map<String, CustomField> byKey) {
  public KnownFields {
    byKey = Map.copyOf(byKey);
  }

  /** The type of a field, or null when it is not defined. */
  public @Nullable FieldType type(String key) {
    CustomField field = byKey.get(key);
    return field == null ? null : field.type();
  }

  /**
   * Values as text, each checked by its definition; null stays null.
   *
   * @param given strings, decimals, booleans or null by key
   * @throws InvalidInput naming every field that is wrong as {@code custom.key}
   */
  public SortedMap<String, @Nullable String> checked(Map<String, @Nullable Object> given) {
    SortedMap<String, @Nullable String> values = new TreeMap<>();
    List<Violation> violations = new ArrayList<>();
    given.forEach((key, value) -> {
      try {
        values.put(key, checked(key, value));
      } catch (InvalidInput e) {
        violations.addAll(e.violations());
      }
    });
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    return values;
  }

  private @Nullable String checked(String key, @Nullable Object value) {
    String name = CustomFields.PREFIX + key;
    CustomField field = byKey.get(key);
    if (field == null) {
      throw InvalidInput.of(name, "is not defined, use one of " + byKey.keySet());
    }
    return value == null
        ? null
        : CustomValue.of(field, value, message -> InvalidInput.of(name, message));
  }
}
