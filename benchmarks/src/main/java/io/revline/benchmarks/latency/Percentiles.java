package io.revline.benchmarks.latency;

import java.util.Arrays;

/** Durations in nanoseconds, ordered. */
public final class Percentiles {
  private final long[] ordered;

  /** Durations in any order; they are copied. */
  public Percentiles(long[] nanos) {
    this.ordered = nanos.clone();
    Arrays.sort(ordered);
  }

  /** The duration in milliseconds that a share of the samples does not exceed (nearest rank). */
  public double millis(double share) {
    int rank = (int) Math.ceil(share * ordered.length);
    return ordered[Math.max(rank, 1) - 1] / 1e6;
  }
}
