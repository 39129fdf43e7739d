package io.revline.benchmarks.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits until something holds, looking often and not for ever. */
public final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private Waiting() {}

  /**
   * Returns as soon as the condition was seen to hold.
   *
   * @param what the condition in words, for the message when it never holds
   * @throws org.awaitility.core.ConditionTimeoutException after three minutes
   */
  public static void until(String what, Callable<Boolean> condition) {
    until(what, PATIENCE, BETWEEN_LOOKS, condition);
  }

  /**
   * The same, looking less often and waiting longer.
   *
   * @param patience when to give up
   * @param betweenLooks by how much it may be seen too late
   */
  public static void until(
      String what, Duration patience, Duration betweenLooks, Callable<Boolean> condition) {
    Awaitility.await(what)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(betweenLooks)
        .atMost(patience)
        .until(condition);
  }
}
