package io.revline.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * What each of many may ask for in a window of time. It is kept in memory, for those seen last: who
 * is forgotten starts again with a whole allowance.
 */
final class Quota {
  private final long requests;
  private final Duration window;
  private final TimeMeter time;
  private final Cache<String, Bucket> allowances;

  /**
   * @param requests allowed in a window, all at once or spread over it
   * @param remembered how many allowances are kept at most
   */
  Quota(long requests, Duration window, long remembered, TimeMeter time) {
    this.requests = requests;
    this.window = window;
    this.time = time;
    // After a window without a request an allowance is whole, as is that of somebody new.
    this.allowances =
        Caffeine.newBuilder()
            .maximumSize(remembered)
            .expireAfterAccess(window)
            .ticker(time::currentTimeNanos)
            .build();
  }

  /** Takes one request off somebody's allowance, if one is left. */
  Charge charge(String somebody) {
    Bucket allowance = allowances.get(somebody, unknown -> whole());
    ConsumptionProbe probe = allowance.tryConsumeAndReturnRemaining(1);
    return new Charge(
        probe.isConsumed(),
        requests,
        window.toSeconds(),
        probe.getRemainingTokens(),
        seconds(probe.getNanosToWaitForReset()),
        seconds(probe.getNanosToWaitForRefill()));
  }

  private Bucket whole() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, window))
        .withCustomTimePrecision(time)
        .build();
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
  }

  /**
   * What became of a request for a request.
   *
   * @param granted whether it may go on
   * @param limit requests in a window
   * @param window in seconds
   * @param remaining requests that may follow at once
   * @param reset seconds until the allowance is whole again
   * @param retryAfter seconds until the next request may be made; 0 when it may be made at once
   */
  record Charge(
      boolean granted, long limit, long window, long remaining, long reset, long retryAfter) {}
}
