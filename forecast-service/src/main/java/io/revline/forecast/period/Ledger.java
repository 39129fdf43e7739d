package io.revline.forecast.period;

import io.revline.kit.calendar.FiscalPeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The deals as of a time, in one measure. */
final class Ledger {
  private final Measure measure;
  private final int decimals;
  private final List<BookEntry> won;
  private final List<BookEntry> open;
  private final double averageWin;

  /**
   * The deals as of a time.
   *
   * @param measure what is counted of them
   * @param decimals with how many decimals
   * @param won the wins that stand
   * @param open the open deals
   */
  Ledger(Measure measure, int decimals, List<BookEntry> won, List<BookEntry> open) {
    this.measure = measure;
    this.decimals = decimals;
    this.won = List.copyOf(won);
    this.open = List.copyOf(open);
    this.averageWin = average(won);
  }

  /** Only what belongs to some leaves. */
  Ledger only(Predicate<Leaf> held) {
    return new Ledger(
        measure,
        decimals,
        won.stream().filter(entry -> held.test(entry.leaf())).toList(),
        open.stream().filter(entry -> held.test(entry.leaf())).toList());
  }

  List<BookEntry> open() {
    return open;
  }

  /** What has been won in a period, by leaf. */
  Map<Leaf, BigDecimal> closed(FiscalPeriod period) {
    Map<Leaf, BigDecimal> sums = new TreeMap<>();
    won.stream()
        .filter(entry -> isWithin(period, Objects.requireNonNull(entry.wonAt())))
        .forEach(entry -> sums.merge(entry.leaf(), exact(entry), BigDecimal::add));
    sums.replaceAll((leaf, sum) -> sum.setScale(decimals, RoundingMode.HALF_EVEN));
    return sums;
  }

  /** The wins; those without an amount are worth what a win is on average. */
  List<Win> wins() {
    return won.stream()
        .map(entry ->
            new Win(
                entry.leaf(),
                entry.createdAt(),
                Objects.requireNonNull(entry.wonAt()),
                worth(entry),
                entry.part().doubleValue()))
        .toList();
  }

  /** What was won in a period, in all. */
  double wonIn(FiscalPeriod period) {
    return won.stream()
        .filter(entry -> isWithin(period, Objects.requireNonNull(entry.wonAt())))
        .mapToDouble(this::worth)
        .sum();
  }

  /** What a deal brings if it is won: its amount, else what a win is worth on average. */
  double worth(BookEntry entry) {
    return switch (measure) {
      case COUNT -> entry.part().doubleValue();
      case AMOUNT ->
          entry.value() == null
              ? averageWin * entry.part().doubleValue()
              : entry.value().doubleValue();
    };
  }

  /** From when on deals are known; empty without any. */
  Instant firstKnown(Instant otherwise) {
    return Stream.concat(won.stream(), open.stream())
        .map(BookEntry::createdAt)
        .filter(createdAt -> createdAt.isAfter(Instant.EPOCH))
        .min(Instant::compareTo)
        .orElse(otherwise);
  }

  /** Whether some open deals have no amount. */
  boolean lacksAmounts() {
    return measure == Measure.AMOUNT && open.stream().anyMatch(entry -> entry.value() == null);
  }

  private static double average(List<BookEntry> won) {
    double wins = 0;
    double worth = 0;
    for (BookEntry entry : won) {
      if (entry.value() != null) {
        wins += entry.part().doubleValue();
        worth += entry.value().doubleValue();
      }
    }
    return wins == 0 ? 0 : worth / wins;
  }

  private BigDecimal exact(BookEntry entry) {
    return switch (measure) {
      case COUNT -> entry.part();
      case AMOUNT -> entry.value() == null ? BigDecimal.ZERO : entry.value();
    };
  }

  private static boolean isWithin(FiscalPeriod period, Instant moment) {
    return !moment.isBefore(period.startsAt()) && moment.isBefore(period.endsAt());
  }
}
