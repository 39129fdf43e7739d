package io.revline.pipeline.feed;

import static io.revline.kit.database.Sql.instant;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.problem.TooManyRequests;
import io.revline.kit.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The streams that are open here. One look at the database serves all that wait for news; each
 * reads its own changes at its own pace, so that one which is not read holds up no other.
 */
@ApplicationScoped
public class Streams {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final DataSource database;
  private final ChangeFeed feed;
  private final int perCaller;
  private final int inAll;
  private final BackgroundLoop loop = new BackgroundLoop("stream-news", LOOK, this::look);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Integer> open = new HashMap<>();
  private Instant completeThrough = Instant.EPOCH;
  private Instant newest = Instant.EPOCH;
  private boolean ending;

  Streams(
      DataSource database,
      ChangeFeed feed,
      @ConfigProperty(name = "revline.stream.per-caller", defaultValue = "5") int perCaller,
      @ConfigProperty(name = "revline.stream.in-all", defaultValue = "128") int inAll) {
    this.database = database;
    this.feed = feed;
    this.perCaller = perCaller;
    this.inAll = inAll;
  }

  void start(@Observes StartupEvent started) {
    loop.start();
  }

  /** Before the service waits for its open requests to end. */
  void end(@Observes ShutdownDelayInitiatedEvent stopping) {
    lock.lock();
    try {
      ending = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(Duration.ofSeconds(2));
  }

  /**
   * Opens a stream for a caller.
   *
   * @throws TooManyRequests when the caller has as many open as one may
   * @throws Unavailable when as many are open as may be: each holds a connection of the gateway's,
   *     which others need too
   */
  public Seat open(Caller caller) {
    lock.lock();
    try {
      if (open.getOrDefault(caller.subject(), 0) >= perCaller) {
        throw new TooManyRequests(
            "%d streams of yours are open, which is as many as one caller may have: close one"
                .formatted(perCaller));
      }
      if (open.values().stream().mapToInt(Integer::intValue).sum() >= inAll) {
        throw new Unavailable("as many streams are open as may be: ask for /changes meanwhile");
      }
      open.merge(caller.subject(), 1, Integer::sum);
      loop.wake();
      return new Seat(caller.subject());
    } finally {
      lock.unlock();
    }
  }

  /** Everything recorded before this can be told: as of the latest look, which streams share. */
  public Instant completeThrough() {
    lock.lock();
    try {
      return completeThrough;
    } finally {
      lock.unlock();
    }
  }

  private boolean look() {
    if (isIdle()) {
      return false;
    }
    Instant through = feed.completeThrough();
    Instant latest =
        Sql.of("SELECT recorded_at FROM deal_version WHERE recorded_at < ?", through)
            .add(" ORDER BY recorded_at DESC LIMIT 1")
            .first(database, row -> instant(row, "recorded_at"))
            .orElse(Instant.EPOCH);
    tell(through, latest);
    return false;
  }

  private boolean isIdle() {
    lock.lock();
    try {
      return open.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** What was complete once stays complete, even if a later look says less. */
  private void tell(Instant through, Instant latest) {
    lock.lock();
    try {
      completeThrough = through.isAfter(completeThrough) ? through : completeThrough;
      if (latest.isAfter(newest)) {
        newest = latest;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** One of the streams a caller may have open. */
  public final class Seat {
    private final String subject;
    private boolean left;

    private Seat(String subject) {
      this.subject = subject;
    }

    /** Whether the stream may go on: nobody left it and the service is not stopping. */
    public boolean isOpen() {
      lock.lock();
      try {
        return !left && !ending;
      } finally {
        lock.unlock();
      }
    }

    /** Waits until there may be something behind a position, or for so long, or for the end. */
    public void awaitNews(Position read, Duration patience) throws InterruptedException {
      lock.lock();
      try {
        long nanos = patience.toNanos();
        while (!left && !ending && newest.isBefore(read.recordedAt()) && nanos > 0) {
          nanos = changed.awaitNanos(nanos);
        }
      } finally {
        lock.unlock();
      }
    }

    /** Leaves; more than once does no more. */
    public void leave() {
      lock.lock();
      try {
        if (!left) {
          left = true;
          open.compute(subject, (key, count) -> count == null || count == 1 ? null : count - 1);
          changed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
