package io.revline.benchmarks.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** Invents histories of deals, the same ones for the same seed. */
public final class DealHistories {
  private static final Instant FIRST_DAY = Instant.parse("2024-01-01T08:00:00Z");
  private static final long SPREAD = Duration.ofDays(600).toMillis();
  private static final long STEP = Duration.ofDays(60).toMillis();

  private final SplittableRandom random;
  private final SampleDeals deals;

  /** A sequence of its own for every seed. */
  public DealHistories(long seed) {
    this.random = new SplittableRandom(seed);
    this.deals = new SampleDeals(seed);
  }

  /** The next histories. */
  public List<DealHistory> next(int count) {
    return IntStream.range(0, count).mapToObj(i -> next()).toList();
  }

  /** The next history. */
  public DealHistory next() {
    Instant created = FIRST_DAY.plusMillis(random.nextLong(SPREAD));
    Instant moved = created.plusMillis(1 + random.nextLong(STEP));
    Instant won = moved.plusMillis(1 + random.nextLong(STEP));
    return new DealHistory(id(created), deals.next(), created, moved, won);
  }

  /** A UUID of version 7, as the services make them. */
  private UUID id(Instant at) {
    return new UUID(
        (at.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL),
        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }
}
