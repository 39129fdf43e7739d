package io.revline.benchmarks.intake;

import io.revline.benchmarks.backlog.TopicFeed;
import io.revline.benchmarks.latency.Percentiles;
import io.revline.benchmarks.run.GatewayClient;
import io.revline.benchmarks.sample.DealHistories;
import io.revline.benchmarks.sample.DealHistory;
import io.revline.benchmarks.sample.TopicRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * 500 events a second by a schedule that waits for nobody: an event that is sent too late counts
 * from when it was due. Every fiftieth is of a {@link MarkedDeals marked deal}, whose figure is
 * asked for five times a second meanwhile.
 */
final class SteadyIntake {
  private static final int PER_SECOND = 500;
  private static final int MARKED = 50;
  private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
  private static final long BETWEEN_QUESTIONS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final GatewayClient client;
  private final TopicFeed feed;
  private final DealHistories histories;
  private final Queue<TopicRecord> next = new ArrayDeque<>();
  private int marked;

  /**
   * @param seed of the deals that the other events are about
   */
  SteadyIntake(GatewayClient client, TopicFeed feed, long seed) {
    this.client = client;
    this.feed = feed;
    this.histories = new DealHistories(seed);
  }

  /**
   * What was seen of the marked events.
   *
   * @param untilSeen from when each was due until the end of the first answer that showed it
   * @param asking how long each answer took, whatever it showed
   * @param events how many were sent, marked or not
   */
  record Seen(Percentiles untilSeen, Percentiles asking, int events) {}

  /** Sends for so long, and returns once a figure has shown every marked event. */
  Seen during(Duration time) throws IOException, InterruptedException, ExecutionException {
    int events = (int) (time.toNanos() / BETWEEN);
    int first = marked;
    List<TopicRecord> planned = planned(events);
    long begin = System.nanoTime();
    try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
      Future<?> sending = sender.submit(() -> send(planned, begin));
      Seen seen = seen(first, begin, begin + time.toNanos() + PATIENCE.toNanos(), events);
      sending.get();
      return seen;
    }
  }

  private List<TopicRecord> planned(int events) {
    List<TopicRecord> planned = new ArrayList<>();
    for (int i = 1; i <= events; i++) {
      planned.add(i % MARKED == 0 ? MarkedDeals.event(marked++) : another());
    }
    return planned;
  }

  /** Deals are created, moved a second later, and won after another second. */
  private TopicRecord another() {
    if (next.isEmpty()) {
      List<DealHistory> deals = histories.next(PER_SECOND);
      deals.forEach(deal -> next.add(SourceEvents.created(deal)));
      deals.forEach(deal -> next.add(SourceEvents.moved(deal)));
      deals.forEach(deal -> next.add(SourceEvents.won(deal)));
    }
    return next.remove();
  }

  private Void send(List<TopicRecord> planned, long begin)
      throws ExecutionException, InterruptedException {
    List<Future<?>> sent = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      parkUntil(begin + i * BETWEEN);
      sent.add(feed.send(planned.get(i)));
    }
    for (Future<?> each : sent) {
      each.get();
    }
    return null;
  }

  /**
   * Asks five times a second, as a page would that is always up to date: the pause is part of the
   * figure, but asking without one takes a processor away from what is measured.
   */
  private Seen seen(int first, long begin, long end, int events)
      throws IOException, InterruptedException {
    long[] untilSeen = new long[marked - first];
    int missing = untilSeen.length;
    LongStream.Builder asking = LongStream.builder();
    while (missing > 0) {
      long asked = System.nanoTime();
      String answer = client.text(MarkedDeals.ROLLUP);
      long now = System.nanoTime();
      asking.add(now - asked);
      int[] known = MarkedDeals.known(GatewayClient.parsed(answer));
      for (int i = 0; i < untilSeen.length; i++) {
        if (untilSeen[i] == 0 && known[(first + i) % MarkedDeals.DEALS] > first + i) {
          untilSeen[i] = now - due(begin, i);
          missing--;
        }
      }
      if (missing > 0 && now > end) {
        throw new IllegalStateException(
            "%d of %d marked events were not in the forecast %d s after the last was due"
                .formatted(missing, untilSeen.length, PATIENCE.toSeconds()));
      }
      parkUntil(asked + BETWEEN_QUESTIONS);
    }
    return new Seen(new Percentiles(untilSeen), new Percentiles(asking.build().toArray()), events);
  }

  private static void parkUntil(long nanoTime) {
    for (long early = nanoTime - System.nanoTime();
        early > 0;
        early = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(early);
    }
  }

  private static long due(long begin, int marked) {
    return begin + ((marked + 1L) * MARKED - 1) * BETWEEN;
  }
}
