package io.revline.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of events as their readers must: what is not known here is passed over. */
@ApplicationScoped
public class EventBodies {
  private final ObjectMapper json;

  public EventBodies(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The body of an event.
   *
   * @param type what is read of it; further fields are additions within v1
   * @throws MalformedEvent when it is no such body
   */
  public <T> T read(CloudEvent event, Class<T> type) {
    try {
      T body =
          json.readerFor(type)
              .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .readValue(event.body());
      return required(body, "the body");
    } catch (JsonProcessingException e) {
      throw new MalformedEvent("the body is no " + event.type() + ": " + e.getMessage(), e);
    }
  }

  /**
   * A part that every such body has.
   *
   * @param field its place in the body, such as {@code calendar.timeZone}
   * @throws MalformedEvent when it is absent
   */
  public static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new MalformedEvent(field + " is missing", null);
    }
    return value;
  }
}
