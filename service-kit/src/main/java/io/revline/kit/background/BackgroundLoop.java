package io.revline.kit.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A thread that works as long as there is work, then waits for a poll or a {@link #wake}. Work that
 * fails is tried again after a pause; what it must not lose stands in the database.
 */
public final class BackgroundLoop {
  private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);

  private final String name;
  private final Duration poll;
  private final Duration pace;
  private final Work work;
  private final Semaphore bell = new Semaphore(0);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread thread;

  /** One round of work. */
  @FunctionalInterface
  public interface Work {
    /** Does some; returns whether there may be more right now. */
    boolean round() throws InterruptedException;
  }

  /** A loop that is not started yet and goes on at once while there is work. */
  public BackgroundLoop(String name, Duration poll, Work work) {
    this(name, poll, Duration.ZERO, work);
  }

  /**
   * A loop that is not started yet.
   *
   * @param poll after how long it looks for work that nobody woke it for
   * @param pace from the beginning of one round to that of the next, at least
   */
  public BackgroundLoop(String name, Duration poll, Duration pace, Work work) {
    this.name = name;
    this.poll = poll;
    this.pace = pace;
    this.work = work;
  }

  /** Starts the thread. */
  public void start() {
    thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /** Lets the round at hand finish, for at most this long. */
  public void stop(Duration patience) throws InterruptedException {
    stopping.countDown();
    wake();
    if (thread != null) {
      thread.join(patience);
    }
  }

  /** There is work: do not wait for the next poll. */
  public void wake() {
    bell.release();
  }

  private void run() {
    try {
      long begun;
      do {
        begun = System.nanoTime();
        if (!round()) {
          awaitWork();
        }
      } while (!isStopped(begun + pace.toNanos() - System.nanoTime()));
    } catch (InterruptedException e) {
      LOG.warnf("%s was interrupted and ends", name);
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStopped(long patience) throws InterruptedException {
    return stopping.await(patience, TimeUnit.NANOSECONDS);
  }

  private boolean round() throws InterruptedException {
    try {
      return work.round();
    } catch (RuntimeException e) {
      LOG.warnf("%s tries again: %s", name, e);
      return false;
    }
  }

  private void awaitWork() throws InterruptedException {
    if (bell.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }
}
