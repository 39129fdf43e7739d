package io.revline.platform.supervisor;

import io.revline.platform.PlatformException;
import io.revline.platform.process.Ports;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/** Starts all parts, starts a part again that ends by itself, and stops all parts. */
public final class Supervisor {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Parts parts;
  private final Consumer<String> log;
  private final RestartBudget budget;
  private final ReadWriteLock gate = new ReentrantReadWriteLock();
  private volatile boolean stopping;
  private final Set<Part> restarting = ConcurrentHashMap.newKeySet();
  private final Set<Part> givenUp = new HashSet<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watch").factory());

  /**
   * @param log takes one line of progress at a time
   */
  public Supervisor(Parts parts, Consumer<String> log, Clock clock) {
    this.parts = parts;
    this.log = log;
    this.budget = new RestartBudget(clock);
  }

  /**
   * Stops what an earlier run left behind, then starts everything; returns when all parts are
   * ready.
   *
   * @throws PlatformException when a part does not come up; nothing runs then
   */
  public void up() {
    try {
      stopLeftovers();
      parts.all().forEach(part -> Ports.requireFree(part.name(), part.port()));
      together(parts.foundation(), this::start);
      together(parts.services(), this::rehearse);
      together(parts.services(), this::start);
    } catch (RuntimeException e) {
      down();
      throw e;
    }
    watch.scheduleWithFixedDelay(
        this::restartEnded,
        BETWEEN_LOOKS.toMillis(),
        BETWEEN_LOOKS.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void stopLeftovers() {
    for (Part part : parts.all().reversed()) {
      if (part.process().isPresent()) {
        log.accept("stopping %s of an earlier run that was cut off".formatted(part.name()));
        part.stop();
      }
    }
  }

  private void together(List<Part> parts, Consumer<Part> work) {
    List<CompletableFuture<Void>> works =
        parts.stream()
            .map(part -> CompletableFuture.runAsync(() -> work.accept(part), this::inThread))
            .toList();
    try {
      CompletableFuture.allOf(works.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PlatformException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void inThread(Runnable task) {
    Thread.ofPlatform().daemon().start(task);
  }

  private void rehearse(Part part) {
    if (!part.wantsRehearsal()) {
      return;
    }
    long begin = System.nanoTime();
    launch(part::startRehearsal);
    awaitReady(part);
    tell(
        part,
        part.endRehearsal()
            ? "rehearsed its start, once for this build: %4.1f s"
            : "rehearsed its start and kept nothing, so it stays slow: %4.1f s",
        begin);
  }

  private void start(Part part) {
    long begin = System.nanoTime();
    launch(part::start);
    awaitReady(part);
    tell(part, "ready after %4.1f s", begin);
  }

  private void tell(Part part, String what, long begin) {
    log.accept("%-20s ".formatted(part.name()) + what.formatted((System.nanoTime() - begin) / 1e9));
  }

  /** Nothing is launched any more once stopping has begun, or it would be left behind. */
  private void launch(Runnable start) {
    gate.readLock().lock();
    try {
      if (stopping) {
        throw stopped();
      }
      start.run();
    } finally {
      gate.readLock().unlock();
    }
  }

  /** That a part is not ready because it was stopped is no fault of the part. */
  private void awaitReady(Part part) {
    try {
      part.awaitReady();
    } catch (PlatformException e) {
      throw stopping ? stopped() : e;
    }
  }

  private static PlatformException stopped() {
    return new PlatformException("Stopped while starting.");
  }

  private void restartEnded() {
    for (Part part : parts.all()) {
      if (!stopping && hasEnded(part)) {
        restart(part);
      }
    }
  }

  private boolean hasEnded(Part part) {
    return part.hasProcess()
        && !givenUp.contains(part)
        && !restarting.contains(part)
        && part.process().isEmpty()
        && budget.isDue(part.name());
  }

  private void restart(Part part) {
    if (!budget.take(part.name())) {
      givenUp.add(part);
      log.accept(
          "%s ended %d times within %d minutes and is left stopped: see ./revline logs %s"
              .formatted(
                  part.name(),
                  RestartBudget.RESTARTS,
                  RestartBudget.WINDOW.toMinutes(),
                  part.name()));
      return;
    }
    log.accept(part.name() + " has ended; starting it again");
    restarting.add(part);
    inThread(() -> startAgain(part));
  }

  private void startAgain(Part part) {
    try {
      start(part);
    } catch (RuntimeException e) {
      log.accept(String.valueOf(e.getMessage()));
    } finally {
      restarting.remove(part);
    }
  }

  /**
   * Stops everything, the services before what they stand on; returns when all is gone.
   *
   * @return false when it was stopped before
   */
  public synchronized boolean down() {
    if (stopping) {
      return false;
    }
    forbidLaunches();
    watch.shutdown();
    together(parts.services(), Part::stop);
    together(parts.foundation(), Part::stop);
    return true;
  }

  private void forbidLaunches() {
    gate.writeLock().lock();
    stopping = true;
    gate.writeLock().unlock();
  }
}
