package io.revline.forecast.model;

import io.revline.forecast.model.DealState.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Deals by chance: those of good markets and of some owners are won oftener. */
final class MadeUpDeals {
  static final Instant START = Instant.parse("2020-01-06T09:30:00Z");
  static final Instant END = Instant.parse("2021-06-30T00:00:00Z");

  private MadeUpDeals() {}

  /** The same ones for the same seed, all of them over or open by the end. */
  static List<DealHistory> of(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(number -> deal(number, random)).toList();
  }

  /** The same with other states in place of each state. */
  static DealHistory each(DealHistory deal, UnaryOperator<DealState> change) {
    return new DealHistory(
        deal.id(),
        deal.externalId(),
        deal.createdAt(),
        deal.states().stream().map(change).toList());
  }

  private static DealHistory deal(int number, Random random) {
    Instant at = START.plus(Duration.ofHours(random.nextInt(24 * 520)));
    LocalDate due = LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(20 + random.nextInt(90));
    int owner = random.nextInt(6);
    int market = random.nextInt(4);
    int stage = 1;
    BigDecimal worth = BigDecimal.valueOf(100 + random.nextInt(50_000));
    String account = "account " + random.nextInt(60);
    List<DealState> states = new ArrayList<>();
    Instant created = at;
    for (int change = random.nextInt(5); change >= 0; change--) {
      states.add(state(at, Status.OPEN, stage, owner, account, market, worth, due));
      at = at.plus(Duration.ofHours(30 + random.nextInt(900)));
      stage = Math.clamp(stage + random.nextInt(4) - 1, 1, 5);
      due = random.nextBoolean() ? due.plusDays(random.nextInt(40) - 12) : due;
      worth = random.nextInt(4) == 0 ? worth.add(BigDecimal.valueOf(500)) : worth;
    }
    if (random.nextInt(5) > 0) {
      boolean won = random.nextInt(10) < 1 + 2 * market + (owner == 0 ? 2 : 0);
      states.add(
          state(at, won ? Status.WON : Status.LOST, stage, owner, account, market, worth, due));
    }
    return new DealHistory(new UUID(7, number), "D-%05d".formatted(number), created, states);
  }

  private static DealState state(
      Instant at,
      Status status,
      int stage,
      int owner,
      String account,
      int market,
      BigDecimal worth,
      LocalDate due) {
    return new DealState(
        at,
        status,
        "stage " + stage,
        "owner " + owner,
        account,
        worth,
        due,
        List.of("product " + market % 3),
        Map.of("market", "market " + market, "size", "size " + owner % 2));
  }
}
