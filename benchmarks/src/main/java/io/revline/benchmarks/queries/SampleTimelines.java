package io.revline.benchmarks.queries;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Deals begun evenly over five years that end at a moment, each learned as it happened: worked on
 * in two to four steps within 20 to 200 days, then won or lost unless that would be later. Six or
 * seven segments each, as every step replaces what was believed to last.
 *
 * @param end the last moment anything happened
 * @param deals how many
 */
record SampleTimelines(Instant end, int deals) {
  private static final Duration YEARS = Duration.ofDays(5 * 365);
  private static final int REPS = 300;
  private static final String[] CURRENCIES = {"USD", "EUR", "GBP"};
  private static final String[] CATEGORIES = {"pipeline", "bestCase", "mostLikely", "commit"};
  private static final String[] PROBABILITIES = {"0.1", "0.3", "0.5", "0.75"};

  /** Hands out every segment, deal by deal. */
  void forEach(Consumer<SegmentRow> taker) {
    for (int deal = 0; deal < deals; deal++) {
      new Telling(deal).segments().forEach(taker);
    }
  }

  /** One deal; its number is its seed. */
  private final class Telling {
    private final Random random;
    private final UUID id;
    private final Instant created;
    private final Duration cycle;
    private final int steps;
    private final boolean won;
    private final String owner;
    private final String amount;
    private final String currency;

    Telling(int deal) {
      random = new Random(deal);
      id = new UUID(0x7000L, 0x8000_0000_0000_0000L | deal);
      created = end.minus(YEARS).plus(YEARS.multipliedBy(deal).dividedBy(deals));
      cycle = Duration.ofHours(20 * 24L + random.nextInt(180 * 24));
      steps = 2 + random.nextInt(3);
      won = random.nextInt(100) < 45;
      owner = "rep" + random.nextInt(REPS);
      amount = "%d.%02d".formatted(10 + random.nextInt(99_990), random.nextInt(100));
      currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
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
      return created.plus(cycle.multipliedBy(step).dividedBy(steps));
    }

    private SegmentRow segment(
        int number,
        int step,
        @Nullable Instant to,
        Instant recordedFrom,
        @Nullable Instant recordedTo) {
      boolean closed = step == steps;
      String status = closed ? won ? "won" : "lost" : "open";
      return new SegmentRow(
          id,
          number,
          at(step),
          to,
          recordedFrom,
          recordedTo,
          status,
          owner,
          amount,
          currency,
          closed ? won ? "1" : "0" : PROBABILITIES[step],
          closed ? won ? "closed" : "omitted" : CATEGORIES[step],
          created.plus(cycle).atZone(ZoneOffset.UTC).toLocalDate().plusDays(step),
          created,
          closed ? at(step) : null);
    }
  }
}
