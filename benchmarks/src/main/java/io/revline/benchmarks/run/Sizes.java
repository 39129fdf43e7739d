package io.revline.benchmarks.run;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param connections how many writers create deals at once
 * @param warmUp of creating, not counted
 * @param measured of creating, counted
 * @param histories deals whose events a service takes in that was stopped, three events each
 * @param samples of a latency
 * @param askingWarmUp of asking a service a question, not counted
 * @param answers to each question, counted
 * @param timelines deals that the tables hold when questions are asked, six to seven segments each
 * @param rows of a table that is imported
 * @param steady of events that come at an even pace, counted
 */
public record Sizes(
    int connections,
    Duration warmUp,
    Duration measured,
    int histories,
    int samples,
    Duration askingWarmUp,
    int answers,
    int timelines,
    int rows,
    Duration steady) {
  /**
   * Enough for figures to rely on: 40 minutes in all. The warm-up of creating is long because the
   * services start cold: within the first minute one would measure their compilers.
   */
  public static final Sizes FULL =
      new Sizes(
          16,
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          16_667,
          100,
          Duration.ofSeconds(10),
          15,
          1_000_000,
          20_000,
          Duration.ofSeconds(30));

  /** Enough to see that everything works; its figures mean nothing. */
  public static final Sizes TINY =
      new Sizes(
          4,
          Duration.ofSeconds(4),
          Duration.ofSeconds(3),
          2_000,
          5,
          Duration.ZERO,
          1,
          2_000,
          300,
          Duration.ofSeconds(3));

  /**
   * How many deals stand open when forecasts are asked for, and how many of five years are learned
   * from beside them. Together they stood open for about as many weeks as there are timelines,
   * within the three years that are looked back.
   */
  public int openDeals() {
    return timelines / 10;
  }

  /** The same with so many deals in the tables. */
  public Sizes withTimelines(int deals) {
    return new Sizes(
        connections,
        warmUp,
        measured,
        histories,
        samples,
        askingWarmUp,
        answers,
        deals,
        rows,
        steady);
  }
}
