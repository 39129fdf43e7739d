package io.revline.pipeline.intake;

import io.revline.kit.json.CanonicalJson;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent as it came in, whatever it came as.
 *
 * @param attributes by name: id, source, type, subject and so on, as text
 * @param data its body, JSON
 */
public record IntakeEvent(SortedMap<String, String> attributes, String data) {
  /** No attribute has this name: CloudEvents keeps it for the body. */
  private static final String DATA = "data";

  public IntakeEvent {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /** An event of attributes in any order. */
  public static IntakeEvent of(Map<String, String> attributes, String data) {
    return new IntakeEvent(new TreeMap<>(attributes), data);
  }

  /** The event that {@link #text} wrote. */
  public static IntakeEvent of(String text) {
    SortedMap<String, String> attributes = new TreeMap<>();
    CanonicalJson.map(text)
        .forEach((name, value) -> attributes.put(name, Objects.requireNonNull(value)));
    return new IntakeEvent(attributes, Objects.requireNonNull(attributes.remove(DATA)));
  }

  /** All of it as one text. */
  public String text() {
    SortedMap<String, @Nullable String> all = new TreeMap<>(attributes);
    all.put(DATA, data);
    return CanonicalJson.write(all);
  }

  /** An attribute, or null where it has none of that name. */
  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /** An attribute that {@link IntakeDoor} has seen to. */
  public String required(String name) {
    String value = attributes.get(name);
    if (value == null) {
      throw new IllegalStateException("an event without " + name + " was let in");
    }
    return value;
  }

  /** The system that tells. */
  public String source() {
    return required("source");
  }

  /** The deal's or the account's id there. */
  public String subject() {
    return required("subject");
  }

  /** What it tells. */
  public String type() {
    return required("type");
  }
}
