package io.revline.pipeline.delivery;

import io.revline.kit.outbox.OutboxRow;
import io.revline.kit.outbox.OutboxStore;
import io.revline.kit.outbox.Publisher;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Stands between a relay and the world, and lets it die before or after any of its steps. */
final class FaultyOutbox implements OutboxStore, Publisher {
  private static final double CRASH = 0.015;

  /** Much likelier than a crash: what follows a failed event in its batch must be held back. */
  private static final double REFUSAL = 0.15;

  private final OutboxStore store;
  private final Publisher publisher;
  private final Random random;

  FaultyOutbox(OutboxStore store, Publisher publisher, Random random) {
    this.store = store;
    this.publisher = publisher;
    this.random = random;
  }

  /** The relay dies here; its caller starts another. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public List<OutboxRow> pending(Collection<Integer> buckets, int limit) {
    mayCrash();
    List<OutboxRow> rows = store.pending(buckets, 1 + random.nextInt(40));
    mayCrash();
    return rows;
  }

  @Override
  public Future<?> send(OutboxRow row) {
    mayCrash();
    if (random.nextDouble() < REFUSAL) {
      return CompletableFuture.failedFuture(new Crash());
    }
    Future<?> sent = publisher.send(row);
    mayCrash();
    return random.nextDouble() < REFUSAL ? CompletableFuture.failedFuture(new Crash()) : sent;
  }

  @Override
  public void delete(Collection<Long> ids) {
    mayCrash();
    store.delete(ids);
    mayCrash();
  }

  private void mayCrash() {
    if (random.nextDouble() < CRASH) {
      throw new Crash();
    }
  }
}
