package io.revline.benchmarks.run;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param connections how many writers create deals at once
 * @param warmUp of creating, not counted
 * @param measured of creating, counted
 * @param histories deals whose events a projection takes in, three events each
 * @param samples of a latency
 * @param timelines deals that the tables hold when questions are asked, six to seven segments each
 * @param rows of a table that is imported
 */
public record Sizes(
    int connections,
    Duration warmUp,
    Duration measured,
    int histories,
    int samples,
    int timelines,
    int rows) {
  /**
   * Enough for figures to rely on: some minutes in all. The warm-up is long because the services
   * start cold: within the first minute one would measure their compilers.
   */
  public static final Sizes FULL =
      new Sizes(16, Duration.ofSeconds(60), Duration.ofSeconds(10), 16_667, 100, 1_000_000, 20_000);

  /** Enough to see that everything works; its figures mean nothing. */
  public static final Sizes TINY =
      new Sizes(4, Duration.ofSeconds(2), Duration.ofSeconds(1), 2_000, 5, 5_000, 300);

  /** The same with so many deals in the tables. */
  public Sizes withTimelines(int deals) {
    return new Sizes(connections, warmUp, measured, histories, samples, deals, rows);
  }
}
