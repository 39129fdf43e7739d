package io.revline.kit.outbox;

import java.util.Collection;
import java.util.List;

/** Where events wait; an interface so that a test can let every step of it fail. */
public interface OutboxStore {

  /** The oldest rows of these buckets, in the order of their ids. */
  List<OutboxRow> pending(Collection<Integer> buckets, int limit);

  /** Forgets rows that Kafka has acknowledged. */
  void delete(Collection<Long> ids);
}
