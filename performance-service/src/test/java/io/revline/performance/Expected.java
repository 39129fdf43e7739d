package io.revline.performance;

import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.DealStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must come out, worked out from the producer's segments one deal at a time. */
final class Expected {
  static final String TABLE =
      """
      SELECT deal_id, number, extract(epoch FROM valid_from), extract(epoch FROM valid_to),
        extract(epoch FROM recorded_from), extract(epoch FROM recorded_to), status, owner,
        trim_scale(amount), currency, extract(epoch FROM created_at),
        extract(epoch FROM closed_at)
      FROM deal_segment WHERE deal_id = ANY (?::uuid[]) ORDER BY 1, 2
      """;

  private Expected() {}

  /** The rows of {@link #TABLE}. */
  static List<List<String>> table(List<DealHistory> deals) {
    return deals.stream()
        .sorted((a, b) -> a.id.toString().compareTo(b.id.toString()))
        .flatMap(deal -> deal.segments.stream().map(segment -> row(deal, segment)))
        .toList();
  }

  private static List<String> row(DealHistory deal, DealSegment segment) {
    DealState state = segment.state();
    return Stream.of(
            deal.id,
            segment.number(),
            seconds(segment.from()),
            seconds(segment.to()),
            seconds(segment.recordedFrom()),
            seconds(segment.recordedTo()),
            state.status().name().toLowerCase(Locale.ROOT),
            state.owner(),
            state.amount() == null ? null : plain(state.amount().amount()),
            state.amount() == null ? null : state.amount().currency(),
            seconds(state.createdAt()),
            seconds(state.closedAt()))
        .map(cell -> Objects.toString(cell, "null"))
        .toList();
  }

  private static @Nullable String seconds(@Nullable Instant instant) {
    return instant == null
        ? null
        : "%d.%06d".formatted(instant.getEpochSecond(), instant.getNano() / 1000);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** What was won, lost and how fast by owner, among the deals that are the rep's today. */
  static Map<String, List<DealState>> closed(
      List<DealHistory> deals, String rep, Instant from, Instant to, Instant asOf) {
    Map<String, List<DealState>> groups = new TreeMap<>();
    for (DealHistory deal : deals) {
      Optional<DealState> then = believed(deal, asOf).map(DealSegment::state);
      boolean mine = rep.equals(believed(deal, Instant.MAX).orElseThrow().state().owner());
      if (mine && then.isPresent() && isWithin(then.get(), from, to)) {
        Instant justAfter = then.get().closedAt().plusNanos(1);
        String owner =
            Objects.requireNonNullElse(
                believed(deal, justAfter).orElseThrow().state().owner(), "none");
        groups.computeIfAbsent(owner, key -> new ArrayList<>()).add(then.get());
      }
    }
    return groups;
  }

  private static boolean isWithin(DealState state, Instant from, Instant to) {
    return state.status() != DealStatus.OPEN
        && !state.closedAt().isBefore(from)
        && state.closedAt().isBefore(to);
  }

  private static Optional<DealSegment> believed(DealHistory deal, Instant before) {
    return deal.segments.stream()
        .filter(each -> each.recordedTo() == null && each.from().isBefore(before))
        .filter(each -> each.to() == null || !each.to().isBefore(before))
        .reduce((a, b) -> {
          throw new AssertionError("two states at once: " + Arrays.asList(a, b));
        });
  }

  static String won(String key, List<DealState> closed) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    List<DealState> won = won(closed);
    for (DealState state : won) {
      if (state.amount() != null) {
        sums.merge(state.amount().currency(), state.amount().amount(), BigDecimal::add);
      }
    }
    StringBuilder line = new StringBuilder(key + " " + won.size());
    sums.forEach((currency, sum) -> line.append(" ").append(sum).append(" ").append(currency));
    return (sums.size() > 1 ? line.append(" [mixedCurrencies]") : line).toString();
  }

  /** The win rate without its interval, to six decimals. */
  static String rate(String key, List<DealState> closed) {
    BigDecimal rate =
        new BigDecimal(won(closed).size())
            .divide(new BigDecimal(closed.size()), 6, RoundingMode.HALF_EVEN);
    return key + " " + rate + " of " + closed.size();
  }

  static String median(String key, List<DealState> closed) {
    List<BigDecimal> days = days(closed);
    if (days.isEmpty()) {
      return key + " null of 0 no deal won in the window";
    }
    BigDecimal low = days.get((days.size() - 1) / 2);
    BigDecimal high = days.get(days.size() / 2);
    return key + " " + rounded(low.add(high).divide(BigDecimal.TWO)) + " of " + days.size();
  }

  static String mean(String key, List<DealState> closed) {
    List<BigDecimal> days = days(closed);
    if (days.isEmpty()) {
      return key + " null of 0 no deal won in the window";
    }
    BigDecimal sum = days.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal mean = sum.divide(new BigDecimal(days.size()), MathContext.DECIMAL128);
    return key + " " + rounded(mean) + " of " + days.size();
  }

  private static List<DealState> won(List<DealState> closed) {
    return closed.stream().filter(state -> state.status() == DealStatus.WON).toList();
  }

  private static List<BigDecimal> days(List<DealState> closed) {
    List<BigDecimal> days = new ArrayList<>();
    for (DealState state : won(closed)) {
      Duration cycle = Duration.between(state.createdAt(), state.closedAt());
      days.add(
          new BigDecimal(cycle.toNanos())
              .divide(new BigDecimal(Duration.ofDays(1).toNanos()), MathContext.DECIMAL128));
    }
    Collections.sort(days);
    return days;
  }

  private static BigDecimal rounded(BigDecimal days) {
    return days.setScale(6, RoundingMode.HALF_EVEN);
  }
}
