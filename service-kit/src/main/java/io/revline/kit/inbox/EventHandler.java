package io.revline.kit.inbox;

import io.revline.kit.event.CloudEvent;
import java.util.List;

/** Applies events to a service's own tables. Implementations are beans, one per consumer. */
public interface EventHandler {

  /** The consumer's name: it keys the inbox, so it never changes. */
  String consumer();

  /**
   * Applies events that this consumer has not seen, in their order within each aggregate. Runs in a
   * transaction together with the inbox; throwing undoes all of it.
   */
  void apply(List<CloudEvent> events);
}
