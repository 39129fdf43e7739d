package io.revline.kit.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.Ids;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.database.DatabaseGauges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Runs the {@link Relay}: at once after a commit of this process, and by a poll for all others. */
@ApplicationScoped
public class RelayLoop {
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration RENEWED_EVERY = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(150);

  /** While there is always something to tell, it is told this often: readers take much at once. */
  private static final Duration PACE = Duration.ofMillis(25);

  private final JdbcOutboxStore store;
  private final Relay relay;
  private final ProgressTeller progress;
  private final UUID owner;
  private final BackgroundLoop loop;
  private List<Integer> leased = List.of();
  private long leasedAt;

  RelayLoop(
      JdbcOutboxStore store,
      Publisher publisher,
      ProgressTeller progress,
      Ids ids,
      DatabaseGauges gauges) {
    this.store = store;
    this.relay = new Relay(store, publisher);
    this.progress = progress;
    this.owner = ids.next();
    this.loop = new BackgroundLoop("outbox-relay", POLL, PACE, this::round);
    gauges.show(
        "revline_outbox_oldest_seconds",
        "Age of the oldest event that is not yet in Kafka",
        store::oldestSeconds);
    gauges.show("revline_outbox_waiting", "Events that are not yet in Kafka", store::waiting);
  }

  void start(@Observes StartupEvent started) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(Duration.ofSeconds(5));
    store.release(owner);
  }

  /** Something was committed: do not wait for the next poll. */
  void wake() {
    loop.wake();
  }

  private boolean round() throws InterruptedException {
    renew();
    if (leased.isEmpty() || relay.relay(leased) == 0) {
      return false;
    }
    progress.published();
    return true;
  }

  private void renew() {
    long now = System.nanoTime();
    if (leased.isEmpty() || now - leasedAt > RENEWED_EVERY.toNanos()) {
      leased = store.lease(owner, LEASE);
      leasedAt = now;
    }
  }
}
