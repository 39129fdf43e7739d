package io.revline.benchmarks.queries;

import io.revline.benchmarks.latency.Percentiles;
import java.io.IOException;
import java.sql.SQLException;

/** How long something takes that is done again and again, one after the other. */
final class Median {
  private static final int WARM_UP = 5;
  private static final int SAMPLES = 15;
  private static final double HALF = 0.5;

  private Median() {}

  /** One question to a service or to a database. */
  @FunctionalInterface
  interface Asking {
    /**
     * Asks and looks at the answer.
     *
     * @param time how many times it was asked before
     */
    void once(int time) throws SQLException, IOException, InterruptedException;
  }

  /** The median in milliseconds of 15 times, after 5 that do not count. */
  static double millis(Asking asking) throws SQLException, IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      asking.once(i);
    }
    long[] nanos = new long[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      long begin = System.nanoTime();
      asking.once(WARM_UP + i);
      nanos[i] = System.nanoTime() - begin;
    }
    return new Percentiles(nanos).millis(HALF);
  }
}
