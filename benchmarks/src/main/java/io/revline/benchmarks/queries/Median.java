package io.revline.benchmarks.queries;

import io.revline.benchmarks.latency.Percentiles;
import io.revline.benchmarks.run.Sizes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * How long an answer takes when the same is asked again and again, one after the other, once
 * whoever answers is warm.
 *
 * @param sizes how long to warm up, and how many answers count
 */
record Median(Sizes sizes) {
  private static final int COLD = 5;
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
   * The median in milliseconds.
   *
   * @param check looks at every answer while no time is taken
   */
  <T> double millis(Asking<T> asking, Consumer<T> check)
      throws SQLException, IOException, InterruptedException {
    int time = 0;
    long warm = System.nanoTime() + sizes.askingWarmUp().toNanos();
    while (time < COLD || System.nanoTime() < warm) {
      check.accept(asking.once(time++));
    }
    long[] nanos = new long[sizes.answers()];
    for (int i = 0; i < nanos.length; i++) {
      long begin = System.nanoTime();
      T answer = asking.once(time++);
      nanos[i] = System.nanoTime() - begin;
      check.accept(answer);
    }
    return new Percentiles(nanos).millis(HALF);
  }

  /** The same of what needs no look. */
  <T> double millis(Asking<T> asking) throws SQLException, IOException, InterruptedException {
    return millis(asking, answer -> {});
  }
}
