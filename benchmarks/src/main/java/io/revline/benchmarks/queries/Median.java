package io.revline.benchmarks.queries;

import io.revline.benchmarks.latency.Percentiles;
import io.revline.benchmarks.run.Sizes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long an answer takes when the same is asked again and again, one after the other, once
 * whoever answers is warm.
 *
 * @param sizes how long to warm up, and how many answers count
 */
record Median(Sizes sizes) {
  private static final int COLD = 5;
  private static final int FEW = 3;
  private static final double HALF = 0.5;

  /** One question to a service or to a database. */
  @FunctionalInterface
  interface Asking<T> {
    /**
     * Asks and returns when the whole answer is there.
     *
     * @param time how many times it was asked before
     */
    T once(int time) throws SQLException, IOException, InterruptedException;
  }

  /**
   * The median in milliseconds of a service's answers, whose code gets quicker for a while.
   *
   * @param check looks at every answer while no time is taken
   */
  <T> double millis(Asking<T> asking, Consumer<T> check)
      throws SQLException, IOException, InterruptedException {
    return after(COLD, sizes.askingWarmUp(), sizes.answers(), asking, check);
  }

  /** The same of a database, which is warm once it has read what it is asked for. */
  <T> double millis(Asking<T> asking) throws SQLException, IOException, InterruptedException {
    return after(COLD, Duration.ZERO, sizes.answers(), asking, answer -> {});
  }

  /** The same of three answers, after one that does not count, where each takes seconds. */
  <T> double millisOfFew(Asking<T> asking, Consumer<T> check)
      throws SQLException, IOException, InterruptedException {
    return after(1, Duration.ZERO, FEW, asking, check);
  }

  private <T> double after(
      int cold, Duration warmUp, int answers, Asking<T> asking, Consumer<T> check)
      throws SQLException, IOException, InterruptedException {
    int time = 0;
    long warm = System.nanoTime() + warmUp.toNanos();
    while (time < cold || System.nanoTime() < warm) {
      check.accept(asking.once(time++));
    }
    long[] nanos = new long[answers];
    for (int i = 0; i < nanos.length; i++) {
      long begin = System.nanoTime();
      T answer = asking.once(time++);
      nanos[i] = System.nanoTime() - begin;
      check.accept(answer);
    }
    return new Percentiles(nanos).millis(HALF);
  }
}
