package io.revline.benchmarks.tables;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Deals begun evenly over a time that ends at a moment, each learned as it happened: worked on in
 * two to four steps within 20 to 200 days, then won or lost unless that would be later. Six or
 * seven segments each, as every step replaces what was believed to last. One in ten is handed to
 * another rep after the first step, one in twenty has no close date, one in five has products.
 *
 * @param end the last moment anything happened
 * @param deals how many
 * @param over how long before the end the first of them was begun
 * @param first the number of the first one
 */
public record SampleTimelines(Instant end, int deals, Duration over, int first) {
  static final int REPS = 300;
  static final int ACCOUNTS = 20_000;
  static final int PRODUCTS = 17;

  private static final Duration YEARS = Duration.ofDays(5 * 365);

  /** The shortest time a deal is worked on: what was begun within it stands open. */
  private static final int LEAST_DAYS = 20;

  private static final String[] CURRENCIES = {"USD", "EUR", "GBP"};
  private static final String[] SOURCES = {"web", "fair", "partner", "call"};
  private static final BigDecimal FIVE = new BigDecimal("5.00");

  /** Deals of five years. */
  public SampleTimelines(Instant end, int deals) {
    this(end, deals, YEARS, 0);
  }

  /** More deals that end at the same moment, all of which stand open then. */
  public SampleTimelines andOpen(int more) {
    return new SampleTimelines(end, more, Duration.ofDays(LEAST_DAYS), first + deals);
  }

  /** The moment the first deal was created. */
  public Instant begin() {
    return end.minus(over);
  }

  /** Hands out the segments of every deal, in the order of their numbers. */
  void forEach(Consumer<List<SegmentRow>> taker) {
    for (int deal = first; deal < first + deals; deal++) {
      taker.accept(new Telling(deal).segments());
    }
  }

  /** The id of a deal by its number. */
  public static UUID id(int deal) {
    return new UUID(0x7000L, 0x8000_0000_0000_0000L | deal);
  }

  /** One deal; its number is its seed. */
  private final class Telling {
    private final DealRow deal;
    private final Duration cycle;
    private final int steps;
    private final boolean won;
    private final String owner;
    private final String laterOwner;
    private final boolean dated;

    Telling(int number) {
      Random random = new Random(number);
      Instant created = begin().plus(over.multipliedBy(number - first).dividedBy(deals));
      cycle = Duration.ofDays(LEAST_DAYS).plusHours(random.nextInt(180 * 24));
      steps = 2 + random.nextInt(3);
      won = random.nextInt(100) < 45;
      owner = rep(random);
      BigDecimal amount = BigDecimal.valueOf(1_000 + random.nextInt(9_999_000), 2);
      String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
      laterOwner = random.nextInt(10) == 0 ? rep(random) : owner;
      dated = random.nextInt(20) != 0;
      deal =
          new DealRow(
              number,
              id(number),
              "Deal " + random.nextInt(1_000_000),
              amount,
              currency,
              "account" + random.nextInt(ACCOUNTS),
              SOURCES[random.nextInt(SOURCES.length)],
              products(random, amount, currency),
              created);
    }

    List<SegmentRow> segments() {
      List<SegmentRow> segments = new ArrayList<>();
      int number = 1;
      for (int step = 0; step <= steps && !at(step).isAfter(end); step++) {
        @Nullable Instant next = step < steps && !at(step + 1).isAfter(end) ? at(step + 1) : null;
        segments.add(segment(number++, step, null, at(step), next));
        if (next != null) {
          segments.add(segment(number++, step, next, next, null));
        }
      }
      return segments;
    }

    private Instant at(int step) {
      return deal.createdAt().plus(cycle.multipliedBy(step).dividedBy(steps));
    }

    private SegmentRow segment(
        int number,
        int step,
        @Nullable Instant to,
        Instant recordedFrom,
        @Nullable Instant recordedTo) {
      boolean closed = step == steps;
      SampleStage end = won ? SampleStage.WON : SampleStage.LOST;
      return new SegmentRow(
          deal,
          number,
          at(step),
          to,
          recordedFrom,
          recordedTo,
          closed ? end : SampleStage.values()[step],
          step == 0 ? owner : laterOwner,
          dated ? expected().plusDays(step) : null,
          closed ? at(step) : null);
    }

    private LocalDate expected() {
      return deal.createdAt().plus(cycle).atZone(ZoneOffset.UTC).toLocalDate();
    }
  }

  private static String rep(Random random) {
    return "rep" + (1 + random.nextInt(REPS));
  }

  /** One line or two, together worth the amount, as pipeline-service writes them. */
  private static @Nullable String products(Random random, BigDecimal amount, String currency) {
    return switch (random.nextInt(10)) {
      case 0 -> "[" + line(random, amount, currency) + "]";
      case 1 ->
          "["
              + line(random, amount.subtract(FIVE), currency)
              + ","
              + line(random, FIVE, currency)
              + "]";
      default -> null;
    };
  }

  private static String line(Random random, BigDecimal price, String currency) {
    return """
    {"product":"product%d","quantity":"1","unitPrice":{"amount":"%s","currency":"%s"},\
    "discount":"0"}\
    """
        .formatted(random.nextInt(PRODUCTS), price.toPlainString(), currency);
  }
}
