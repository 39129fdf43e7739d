package io.revline.kit.inbox;

import io.revline.kit.event.CloudEvent;
import io.revline.kit.rebuild.ProjectionTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Applies events to a service's own tables. Implementations are beans, one per consumer. */
public interface EventHandler {

  /** The consumer's name: it keys the inbox, so it never changes. */
  String consumer();

  /**
   * Reads a record as an event. What it throws sets the record aside, with its message as the
   * reason.
   *
   * @param topic where the record came from
   */
  default CloudEvent read(String topic, Map<String, String> headers, byte[] body) {
    return CloudEvent.from(headers, body);
  }

  /**
   * Applies events that this consumer has not seen, in their order within each aggregate. Runs in a
   * transaction together with the inbox; throwing undoes all of it.
   */
  void apply(List<CloudEvent> events);

  /**
   * Applies an event that was set aside when its turn came. Answers were given since without it, so
   * what it tells was not known here before {@code learnedAt}. Handlers of what has recorded times
   * of its own say so in what they keep.
   *
   * @param learnedAt a recorded time later than every watermark that was ever told
   */
  default void applyLate(CloudEvent event, Instant learnedAt) {
    apply(List.of(event));
  }

  /** The topic it hears. */
  String topic();

  /** Whether it hears this topic; whoever hears more than {@link #topic} says so. */
  default boolean hears(String name) {
    return name.equals(topic());
  }

  /** The tables it fills from events alone; empty when they cannot be made again. */
  default List<ProjectionTable> tables() {
    return List.of();
  }

  /**
   * Whether answers wait for this consumer: what it hears has recorded times of its own. If not, it
   * counts from the moment this service hears it.
   */
  default boolean tracked() {
    return false;
  }
}
