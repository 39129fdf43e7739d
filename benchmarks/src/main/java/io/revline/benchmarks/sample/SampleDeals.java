package io.revline.benchmarks.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** Invents deals, the same ones for the same seed. */
public final class SampleDeals {
  private static final int OWNERS = 30;
  private static final int ACCOUNTS = 400;
  private static final int CENTS = 5_000_000;
  private static final int DAYS = 360;
  private static final LocalDate FIRST_CLOSE = LocalDate.of(2027, 1, 1);

  private final SplittableRandom random;

  /** A sequence of its own for every seed. */
  public SampleDeals(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * A deal that somebody could enter.
   *
   * @param amount in EUR
   * @param owner by external id
   * @param account by external id
   */
  public record SampleDeal(
      String name, BigDecimal amount, LocalDate closeDate, String owner, String account) {}

  /** The next deal. */
  public SampleDeal next() {
    return new SampleDeal(
        "Deal " + random.nextInt(1_000_000),
        BigDecimal.valueOf(100 + random.nextLong(CENTS), 2),
        FIRST_CLOSE.plusDays(random.nextInt(DAYS)),
        "rep-" + random.nextInt(OWNERS),
        "account-" + random.nextInt(ACCOUNTS));
  }
}
