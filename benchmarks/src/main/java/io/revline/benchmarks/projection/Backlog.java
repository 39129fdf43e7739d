package io.revline.benchmarks.projection;

import java.util.List;
import java.util.UUID;

/**
 * Events that wait for a consumer. Order is kept within a partition, so the last events of all
 * partitions tell when all are applied.
 *
 * @param size how many there are
 * @param first the first event of each partition
 * @param last the last event of each partition
 */
record Backlog(int size, List<UUID> first, List<UUID> last) {
  Backlog {
    first = List.copyOf(first);
    last = List.copyOf(last);
  }
}
