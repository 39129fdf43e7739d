package io.revline.kit.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Moves events from the outbox to the broker. Promise: the first occurrences of an aggregate's
 * events appear in the order of their commits; a repeat is possible, a gap is not.
 *
 * <p>An event is sent only once every earlier one of its aggregate has been acknowledged, and
 * deleted only after its own acknowledgement. So the promise holds through a crash at any step, and
 * even while two relays work on one bucket: leases save work, they do not carry the order.
 */
public final class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final int BATCH = 500;
  private static final long ACK_SECONDS = 40;

  private final OutboxStore store;
  private final Publisher publisher;

  /** A relay between a store and a broker. */
  public Relay(OutboxStore store, Publisher publisher) {
    this.store = store;
    this.publisher = publisher;
  }

  /**
   * Publishes the oldest events of these buckets.
   *
   * @return how many were published; 0 when there were none or the broker took none
   */
  public int relay(Collection<Integer> buckets) throws InterruptedException {
    List<OutboxRow> rows = store.pending(buckets, BATCH);
    List<Long> acknowledged = new ArrayList<>();
    Set<String> stuck = new HashSet<>();
    for (List<OutboxRow> wave : waves(rows)) {
      send(wave, acknowledged, stuck);
    }
    if (!stuck.isEmpty()) {
      LOG.warnf(
          "%d of %d events were not published and stay in the outbox",
          rows.size() - acknowledged.size(), rows.size());
    }
    if (!acknowledged.isEmpty()) {
      store.delete(acknowledged);
    }
    return acknowledged.size();
  }

  /** The n-th wave holds the n-th event of each aggregate, so that none overtakes another. */
  private static List<List<OutboxRow>> waves(List<OutboxRow> rows) {
    List<List<OutboxRow>> waves = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (OutboxRow row : rows) {
      int turn = seen.merge(row.aggregateId(), 1, Integer::sum);
      if (turn > waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(turn - 1).add(row);
    }
    return waves;
  }

  private void send(List<OutboxRow> wave, List<Long> acknowledged, Set<String> stuck)
      throws InterruptedException {
    Map<OutboxRow, Future<?>> sent = new LinkedHashMap<>();
    for (OutboxRow row : wave) {
      if (!stuck.contains(row.aggregateId())) {
        sent.put(row, publisher.send(row));
      }
    }
    for (Map.Entry<OutboxRow, Future<?>> entry : sent.entrySet()) {
      OutboxRow row = entry.getKey();
      try {
        entry.getValue().get(ACK_SECONDS, TimeUnit.SECONDS);
        acknowledged.add(row.id());
      } catch (ExecutionException | TimeoutException e) {
        stuck.add(row.aggregateId());
        LOG.debugf("event %d was not published: %s", row.id(), e);
      }
    }
  }
}
